import type { Draft } from '@/components/attempts/ensure-attempt'
import { FLAGS, sendFlags } from '@/components/attempts/flag-queue'
import { saveQueueFor } from '@/components/attempts/save-queue'
import { listPendingDrafts, sendDraft } from '@/components/attempts/stored-attempt'
import type { UnsentSave } from '@/components/attempts/unsent-saves'
import { LEAVING, UNSENT } from '@/components/attempts/unsent-store'
import { listValues, readValue } from '@/components/browser-storage/local-values'
import { listStoredValues } from '@/components/browser-storage/stored-values'
import { listPendingNotes } from '@/components/notes/pending-notes'
import { sendPendingNotes } from '@/components/notes/send-note'
import { formatList, plural } from '@/domain/text/format'
import { readWaiting } from './offline-store'
import { syncPending } from './sync-pending'

/** An owner's work in this browser that the server doesn't have yet. */
export type UnsentWork = {
  attempts: { attemptId: string; answers: number }[]
  /** Quizzes that were started offline. */
  drafts: { draft: Draft; answers: number }[]
  flags: { attemptId: string; flags: number }[]
  reviewAnswers: number
  notes: number
}

export async function readUnsentWork(owner: string): Promise<UnsentWork> {
  const answered = new Map<string, Set<number>>()
  const note = (attemptId: string, saves: UnsentSave[]) => {
    const slots = answered.get(attemptId) ?? new Set()
    for (const { slot } of saves) slots.add(slot)
    if (slots.size > 0) answered.set(attemptId, slots)
  }
  for (const { name, value } of await listStoredValues<UnsentSave[]>(owner, UNSENT))
    note(name.split('/')[1] ?? '', value)
  for (const name of listValues(owner)) {
    const value = name.startsWith(LEAVING) ? readValue(owner, name) : null
    if (Array.isArray(value)) note(name.slice(LEAVING.length), value)
  }
  const flagged = await listStoredValues<Record<number, boolean>>(owner, FLAGS)
  return {
    drafts: await listPendingDrafts(owner),
    flags: flagged.map(({ name, value }) => ({
      attemptId: name.slice(FLAGS.length),
      flags: Object.keys(value).length,
    })),
    attempts: [...answered].map(([attemptId, slots]) => ({ attemptId, answers: slots.size })),
    reviewAnswers: (await readWaiting(owner)).length,
    notes: listPendingNotes(owner).length,
  }
}

/** Sends as much as possible. @returns what is left */
export async function sendUnsentWork(owner: string): Promise<UnsentWork> {
  const { attempts, drafts, flags } = await readUnsentWork(owner)
  for (const { draft } of drafts) {
    const id = await sendDraft(owner, draft).catch(() => null)
    if (id) await saveQueueFor(id).flush()
  }
  for (const { attemptId } of attempts) await saveQueueFor(attemptId).flush()
  for (const { attemptId } of flags) await sendFlags(attemptId)
  await syncPending().catch(() => 0)
  await sendPendingNotes(owner).catch(() => {})
  return readUnsentWork(owner)
}

/** “3 quiz answers, 1 flag, and 1 review answer”; empty if the server has everything. */
export function formatUnsentWork({ attempts, drafts, flags, reviewAnswers, notes }: UnsentWork): string {
  const quizAnswers = [...attempts, ...drafts].reduce((sum, { answers }) => sum + answers, 0)
  const flagCount = flags.reduce((sum, each) => sum + each.flags, 0)
  const parts = [
    quizAnswers > 0 ? plural(quizAnswers, 'quiz answer') : '',
    flagCount > 0 ? plural(flagCount, 'flag') : '',
    reviewAnswers > 0 ? plural(reviewAnswers, 'review answer') : '',
    notes > 0 ? plural(notes, 'note') : '',
  ]
  return formatList(parts.filter((part) => part !== ''))
}
