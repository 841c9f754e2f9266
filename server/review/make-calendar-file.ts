import 'server-only'
import { createHash } from 'node:crypto'
import { calendarDayOf } from '@/domain/time/calendar'
import { dailyEventFile } from '@/domain/time/calendar-file'
import { publicUrl } from '@/server/platform/env'
import { findGoalOfToday } from './goal-queries'
import { getStudySettings } from './study-settings'

/** The length of the event without a goal in minutes. */
const USUAL_MINUTES = 10

/** Returns a calendar file with a daily study reminder. @param at a local time, `18:30` */
export async function makeCalendarFile(learnerId: string, at: string, now: Date): Promise<string> {
  const settings = await getStudySettings(learnerId)
  const goal = (await findGoalOfToday(learnerId, settings, now))?.goal
  const url = `${publicUrl()}/review`
  return dailyEventFile(
    {
      uid: `${uidOf(learnerId)}@${new URL(url).hostname}`,
      startsOn: calendarDayOf(now, settings.clock.timeZone),
      at,
      minutes: goal?.unit === 'minutes' ? goal.amount : USUAL_MINUTES,
      title: 'Study with Casebook',
      description: `A few minutes of review: ${url}`,
      url,
    },
    now,
  )
}

/** Doesn't contain the learner's ID, because calendars are shared. */
function uidOf(learnerId: string): string {
  return createHash('sha256').update(`study reminder\n${learnerId}`).digest('hex').slice(0, 32)
}
