import { heirOf } from '@/components/browser-storage/owner'
import { callApi } from '@/contract/call-api'
import {
  listPendingNotes,
  type Note,
  type PendingNote,
  removePendingNote,
  writePendingNote,
} from './pending-notes'

export type Outcome =
  | { kind: 'saved'; note: Note }
  | { kind: 'deleted' }
  /** Changed or deleted elsewhere. `current` is what the server has, null for nothing. */
  | { kind: 'conflict'; current: Note | null }
  | { kind: 'refused'; message: string }
  /** No connection, the server is busy, or someone else is signed in now. */
  | { kind: 'unsent' }

/** Sends one change. @param owner the current owner, who made it */
export async function sendNote(owner: string, { course, note, isDeleted }: PendingNote): Promise<Outcome> {
  const { id, createdAt: _, updatedAt: __, ...body } = note
  const call = { params: { course, note: id }, owner, keepalive: true }
  const answer = isDeleted
    ? await callApi('POST /courses/{course}/notes/{note}/deletion', {
        ...call,
        body: { revision: note.revision },
      })
    : await callApi('PUT /courses/{course}/notes/{note}', { ...call, body })
  if (answer.ok) return answer.data ? { kind: 'saved', note: answer.data } : { kind: 'deleted' }
  if (answer.status === 409) {
    const now = await callApi('GET /courses/{course}/notes', {
      params: { course, lesson: note.lesson },
      owner,
    })
    // Refused again: someone else is signed in.
    if (!now.ok) return { kind: 'unsent' }
    return { kind: 'conflict', current: now.data.notes.find((each) => each.id === id) ?? null }
  }
  const isFinal = answer.status === 404 || answer.status === 422
  return isFinal && answer.problem ? { kind: 'refused', message: answer.problem.detail } : { kind: 'unsent' }
}

/** Sends everything that an owner's browser has, without showing it. */
export async function sendPendingNotes(owner: string): Promise<void> {
  for (const pending of listPendingNotes(owner)) {
    const outcome = await sendNote(owner, pending)
    const latest = listPendingNotes(owner).find(({ note }) => note.id === pending.note.id)
    settle(owner, pending, latest ?? pending, outcome)
  }
}

/**
 * Applies an outcome to this browser's storage. If the note was changed elsewhere, this text becomes a separate note, so that none is lost.
 * @param latest the change to the note that is stored now, which can be newer than the sent one
 * @returns what is left to send of the note
 */
export function settle(
  owner: string,
  sent: PendingNote,
  latest: PendingNote,
  outcome: Outcome,
): PendingNote | null {
  if (outcome.kind === 'unsent' || outcome.kind === 'refused') return latest
  const { id } = sent.note
  // The first note of a visitor creates a guest, who takes over what the visitor has.
  const heir = heirOf(owner)
  for (const holder of new Set([owner, heir])) removePendingNote(holder, id)
  if (outcome.kind === 'conflict') {
    const { text } = latest.note
    if (latest.isDeleted || text === '' || text === outcome.current?.text) return null
    return store(heir, { ...latest, note: { ...latest.note, id: crypto.randomUUID(), revision: 0 } })
  }
  if (latest.version === sent.version) return null
  const revision = outcome.kind === 'saved' ? outcome.note.revision : 0
  return store(heir, { ...latest, note: { ...latest.note, revision } })
}

function store(owner: string, pending: PendingNote): PendingNote {
  writePendingNote(owner, pending)
  return pending
}
