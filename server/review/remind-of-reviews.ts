import { endOfStudyDay, startOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { notify } from '@/server/messages/notify'
import type { Db } from '@/server/platform/db'
import { getStudySettings } from './study-settings'

/** Nobody is woken: the first reminder comes so long after the study day began. */
const MORNING_MS = 4 * 3_600_000

/** Tells learners who asked for it, once a study day, that cards are due. @returns how many were told */
export async function remindOfReviews(client: Db, now: Date): Promise<number> {
  const asked = await client.reviewSettings.findMany({
    where: { reminders: true },
    select: { learnerId: true, remindedOn: true },
  })
  let told = 0
  for (const { learnerId, remindedOn } of asked) {
    const { clock } = await getStudySettings(learnerId, client)
    const day = studyDayOf(now, clock)
    const isMorning = now.getTime() - startOfStudyDay(day, clock).getTime() < MORNING_MS
    if (remindedOn === day || isMorning) continue
    const due = await client.reviewCard.count({
      where: {
        learnerId,
        state: { gt: 0 },
        dueAt: { lt: endOfStudyDay(now, clock) },
        suspendedAt: null,
        OR: [{ buriedUntil: null }, { buriedUntil: { lte: now } }],
      },
    })
    if (due === 0) continue
    await client.$transaction(async (tx) => {
      const { count } = await tx.reviewSettings.updateMany({
        where: { learnerId, OR: [{ remindedOn: null }, { remindedOn: { not: day } }] },
        data: { remindedOn: day },
      })
      if (count === 0) return
      const title = due === 1 ? 'One card is due for review' : `${due} cards are due for review`
      await notify(tx, [
        { userId: learnerId, kind: 'review-due', title, body: 'A few minutes keep them.', path: '/review' },
      ])
      told += 1
    })
  }
  return told
}
