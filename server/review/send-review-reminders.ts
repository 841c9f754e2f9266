import { isGoalMet } from '@/domain/scheduling/daily-goal'
import { endOfStudyDay, startOfStudyDay, studyDayOf, timeOnStudyDay } from '@/domain/scheduling/study-day'
import { formatGoal, plural, pluralForm } from '@/domain/text/format'
import { HOUR_MS } from '@/domain/time/durations'
import { type NewNotification, notify } from '@/server/notifications/notify'
import type { Db } from '@/server/platform/db'
import { findGoalOfToday, type GoalStatus } from './goal-queries'
import { type StudySettings, toStudySettings } from './study-settings'

/** Reminders without a chosen time wait this long after the study day starts, so that they don't arrive at night. */
const MORNING_MS = 4 * HOUR_MS

/** Reminds learners who turned on reminders of due cards and of a daily goal that isn't met, once per study day. @returns how many were reminded */
export async function sendReviewReminders(client: Db, now: Date): Promise<number> {
  const asked = await client.reviewSettings.findMany({
    where: { reminders: true, usesGoals: true },
  })
  let told = 0
  for (const row of asked) {
    const { learnerId, remindedOn } = row
    const settings = toStudySettings(row)
    const day = studyDayOf(now, settings.clock)
    if (remindedOn === day || now < reminderTimeOn(day, settings)) continue
    const status = await findGoalOfToday(learnerId, settings, now, client)
    if (status && isGoalMet(status.goal, status.work)) continue
    const due = await countAllDue(client, learnerId, { settings, now })
    const reminder = inWords(status, due)
    if (reminder && (await send(client, day, { ...reminder, userId: learnerId }))) told += 1
  }
  return told
}

function reminderTimeOn(day: string, { clock, remindAt }: StudySettings): Date {
  if (remindAt !== null) return timeOnStudyDay(day, remindAt, clock)
  return new Date(startOfStudyDay(day, clock).getTime() + MORNING_MS)
}

function countAllDue(
  client: Db,
  learnerId: string,
  { settings, now }: { settings: StudySettings; now: Date },
) {
  return client.reviewCard.count({
    where: {
      learnerId,
      state: { gt: 0 },
      dueAt: { lt: endOfStudyDay(now, settings.clock) },
      suspendedAt: null,
      OR: [{ buriedUntil: null }, { buriedUntil: { lte: now } }],
    },
  })
}

type Reminder = Pick<NewNotification, 'title' | 'body' | 'path'>

/** @returns null if there is nothing to remind of */
function inWords(status: Pick<GoalStatus, 'goal'> | null, due: number): Reminder | null {
  if (!status && due === 0) return null
  const cards = plural(due, 'card')
  if (!status)
    return {
      title: `${cards} due for review`,
      body: 'A few minutes will keep them fresh.',
      path: '/review',
    }
  return {
    title: `Today’s goal: ${formatGoal(status.goal)}`,
    body:
      due > 0
        ? `${cards} ${pluralForm(due, 'is', 'are')} due for review.`
        : 'No cards are due. You could read a lesson or practice.',
    path: due > 0 ? '/review' : '/progress',
  }
}

/** @returns false if another process was faster */
async function send(client: Db, day: string, reminder: Reminder & { userId: string }): Promise<boolean> {
  return client.$transaction(async (tx) => {
    const { count } = await tx.reviewSettings.updateMany({
      where: { learnerId: reminder.userId, OR: [{ remindedOn: null }, { remindedOn: { not: day } }] },
      data: { remindedOn: day },
    })
    if (count === 0) return false
    await notify(tx, [{ ...reminder, kind: 'review-due' }])
    return true
  })
}
