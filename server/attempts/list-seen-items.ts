import 'server-only'
import type { Met } from '@/domain/attempts/select-items'
import { addCalendarDays } from '@/domain/time/calendar'
import { db } from '@/server/platform/db'
import type { QuizRow } from '@/server/quizzes/quiz-rules'

/**
 * Lists the items that learners have already seen, for a quiz with random questions: in earlier attempts at the quiz and, if the quiz sets `unseenDays`,
 * in all attempts and reviews of those days.
 * @returns by learner ID, without learners who have seen nothing
 */
export async function listSeenItems(
  learnerIds: readonly string[],
  {
    id: quizId,
    definition: { pools, unseenDays },
    timeZone,
  }: Pick<QuizRow, 'id' | 'definition' | 'timeZone'>,
  now: Date,
): Promise<Map<string, Met>> {
  if (pools.length === 0) return new Map()
  const since = unseenDays === undefined ? null : addCalendarDays(now, -unseenDays, timeZone)
  const learnerId = { in: [...learnerIds] }
  const [asked, reviewed] = await Promise.all([
    db().attemptItem.findMany({
      where: { learnerId, attempt: since ? { OR: [{ quizId }, { startedAt: { gte: since } }] } : { quizId } },
      select: {
        learnerId: true,
        attempt: { select: { quizId: true } },
        itemVersion: { select: { item: { select: { slug: true } } } },
      },
    }),
    since
      ? db().reviewLog.findMany({
          where: { learnerId, origin: 'review', reviewedAt: { gte: since } },
          distinct: ['learnerId', 'itemSlug'],
          select: { learnerId: true, itemSlug: true },
        })
      : [],
  ])
  const met = new Map<string, { seenIds: string[]; seenRecentlyIds: string[] }>()
  const of = (id: string) => {
    const known = met.get(id) ?? { seenIds: [], seenRecentlyIds: [] }
    met.set(id, known)
    return known
  }
  for (const { learnerId: id, attempt, itemVersion } of asked)
    of(id)[attempt.quizId === quizId ? 'seenIds' : 'seenRecentlyIds'].push(itemVersion.item.slug)
  for (const { learnerId: id, itemSlug } of reviewed) of(id).seenRecentlyIds.push(itemSlug)
  return met
}
