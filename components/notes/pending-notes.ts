import { listValues, readValue, writeValue } from '@/components/browser-storage/local-values'
import type { AnswerTo } from '@/contract/call-api'

export type Note = AnswerTo<'listNotes'>['notes'][number]

/** A change to a note that the server hasn't acknowledged, as this browser stores it under its owner. */
export type PendingNote = {
  course: string
  /** As it will be. Its revision is the one that it changes, 0 for a new note. */
  note: Note
  isDeleted: boolean
  /** Identifies this version, so that a later one isn't taken for sent. */
  version: string
}

const PENDING = 'note/'
const nameOf = (id: string) => `${PENDING}${id}`

export function listPendingNotes(owner: string): PendingNote[] {
  return listValues(owner).flatMap((name) => {
    if (!name.startsWith(PENDING)) return []
    const value = readValue(owner, name)
    const isPending = typeof value === 'object' && value !== null && 'note' in value && 'version' in value
    // This browser wrote it, with `writePendingNote`.
    return isPending ? [value as PendingNote] : []
  })
}

/** A save stores the text right away, even if the page is closed immediately. */
export function writePendingNote(owner: string, pending: PendingNote): void {
  writeValue(owner, nameOf(pending.note.id), pending)
}

export function removePendingNote(owner: string, id: string): void {
  writeValue(owner, nameOf(id), null)
}
