import { endOfStudyDay, startOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { plural } from '@/domain/text/format'
import { HOUR_MS } from '@/domain/time/durations'
import { notify } from '@/server/notifications/notify'
import type { Db } from '@/server/platform/db'
import { getStudySettings } from './study-settings'

/** Reminders wait this long after the study day starts, so that they don't arrive at night. */
const MORNING_MS = 4 * HOUR_MS

/** Notifies learners who turned on reminders that cards are due, once per study day. @returns how many were notified */
export async function sendReviewReminders(client: Db, now: Date): Promise<number> {
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
      const title = `${plural(due, 'card')} due for review`
      await notify(tx, [
        {
          userId: learnerId,
          kind: 'review-due',
          title,
          body: 'A few minutes will keep them fresh.',
          path: '/review',
        },
      ])
      told += 1
    })
  }
  return told
}
