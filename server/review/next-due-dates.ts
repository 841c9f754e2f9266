import type { Course } from '@/domain/content/course'
import { endOfStudyDay } from '@/domain/scheduling/study-day'
import type { Db, Tx } from '@/server/platform/db'
import { factKey } from './course-facts'
import { listFactsDoneToday } from './facts-done-today'
import { getStudySettings } from './study-settings'

/**
 * Why a card isn't due when its rating alone would suggest. `repeated`: the question was answered earlier on the study day, so the answer changed
 * nothing. `used-up`: all questions of the card were answered today, so it waits for tomorrow.
 */
export type DueReason = 'repeated' | 'used-up'

/** @property isLeech the card lapsed so often that it is suspended until its section is read again */
export type AskedAgain = { dueAt: Date; isUsedUp: boolean; isLeech: boolean }

export function dueReasonOf(fromMemory: boolean, again: AskedAgain | undefined): DueReason | null {
  if (again?.isUsedUp) return 'used-up'
  return fromMemory ? null : 'repeated'
}

/** Returns when a learner's cards are due next, by card ID: not before tomorrow if all questions of a card were answered today. */
export async function getNextDueDates(
  client: Db | Tx,
  learnerId: string,
  course: Course,
  { cardIds, now }: { cardIds: readonly string[]; now: Date },
): Promise<Map<string, AskedAgain>> {
  const settings = await getStudySettings(learnerId, client)
  const spent = new Set(await listFactsDoneToday(learnerId, course, { settings, now }, client))
  const tomorrow = endOfStudyDay(now, settings.clock)
  const cards = await client.reviewCard.findMany({
    where: { id: { in: [...cardIds] } },
    select: { id: true, concept: true, fact: true, dueAt: true, leechAt: true },
  })
  return new Map(
    cards.map(({ id, dueAt, leechAt, ...card }) => {
      const isUsedUp = spent.has(factKey(card)) && dueAt < tomorrow
      return [id, { dueAt: isUsedUp ? tomorrow : dueAt, isUsedUp, isLeech: leechAt !== null }]
    }),
  )
}
