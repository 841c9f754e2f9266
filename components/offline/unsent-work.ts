import { saveQueueFor } from '@/components/attempts/save-queue'
import type { UnsentSave } from '@/components/attempts/unsent-saves'
import { LEAVING, UNSENT } from '@/components/attempts/unsent-store'
import { listKept } from '@/components/browser-storage/kept-values'
import { listValues, readValue } from '@/components/browser-storage/local-values'
import { plural } from '@/components/ui/plural'
import { readWaiting } from './device-store'
import { sendWaiting } from './send-waiting'

/** What an owner did in this browser that the server doesn't have yet. */
export type UnsentWork = {
  attempts: { attemptId: string; answers: number }[]
  reviewAnswers: number
}

export async function readUnsentWork(owner: string): Promise<UnsentWork> {
  const answered = new Map<string, Set<number>>()
  const note = (attemptId: string, saves: UnsentSave[]) => {
    const slots = answered.get(attemptId) ?? new Set()
    for (const { slot } of saves) slots.add(slot)
    if (slots.size > 0) answered.set(attemptId, slots)
  }
  for (const { name, value } of await listKept<UnsentSave[]>(owner, UNSENT))
    note(name.split('/')[1] ?? '', value)
  for (const name of listValues(owner)) {
    const value = name.startsWith(LEAVING) ? readValue(owner, name) : null
    if (Array.isArray(value)) note(name.slice(LEAVING.length), value)
  }
  return {
    attempts: [...answered].map(([attemptId, slots]) => ({ attemptId, answers: slots.size })),
    reviewAnswers: (await readWaiting(owner)).length,
  }
}

/** Sends what can be sent. @returns what is left */
export async function sendUnsentWork(owner: string): Promise<UnsentWork> {
  const { attempts } = await readUnsentWork(owner)
  for (const { attemptId } of attempts) await saveQueueFor(attemptId).flush()
  await sendWaiting().catch(() => 0)
  return readUnsentWork(owner)
}

/** “3 quiz answers and 1 review answer”; empty if the server has everything. */
export function formatUnsentWork({ attempts, reviewAnswers }: UnsentWork): string {
  const quizAnswers = attempts.reduce((sum, { answers }) => sum + answers, 0)
  const parts = [
    quizAnswers > 0 ? plural(quizAnswers, 'quiz answer') : '',
    reviewAnswers > 0 ? plural(reviewAnswers, 'review answer') : '',
  ]
  return parts.filter((part) => part !== '').join(' and ')
}
