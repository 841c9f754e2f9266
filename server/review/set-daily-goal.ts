import 'server-only'
import { z } from 'zod'
import { type DailyGoal, GOAL_CHOICES, goalKey, goalOn } from '@/domain/scheduling/daily-goal'
import { studyDayOf } from '@/domain/scheduling/study-day'
import { db, type Tx } from '@/server/platform/db'
import { listGoals, STORED_UNITS } from './goal-queries'
import { getStudySettings } from './study-settings'

export const SetDailyGoalSchema = z.object({
  /** `minutes-10`, or empty for no goal. */
  goal: z
    .string()
    .transform((text) => (text ? GOAL_CHOICES.find((choice) => goalKey(choice) === text) : null))
    .refine((goal) => goal !== undefined, 'Select a goal from the list.'),
  reminders: z
    .literal('on')
    .optional()
    .transform((selected) => selected === 'on'),
  remindAt: z
    .union([z.literal(''), z.iso.time({ precision: -1 })], 'Enter a time.')
    .optional()
    .transform((time) => time || null),
})

/** Saves the daily goal, which applies from today on, and the reminder. Turns goals on. */
export async function setDailyGoal(
  learnerId: string,
  { goal, ...reminder }: z.infer<typeof SetDailyGoalSchema>,
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const data = { ...reminder, usesGoals: true }
    await tx.reviewSettings.upsert({ where: { learnerId }, create: { learnerId, ...data }, update: data })
    await startGoal(tx, learnerId, goal ?? null, await findToday(tx, learnerId, now))
  })
}

/** Returns the learner's study day. */
export async function findToday(tx: Tx, learnerId: string, now: Date): Promise<string> {
  return studyDayOf(now, (await getStudySettings(learnerId, tx)).clock)
}

/** Starts a goal, or none, on a study day, unless it already applies. It replaces what was planned for later days. */
export async function startGoal(
  tx: Tx,
  learnerId: string,
  goal: DailyGoal | null,
  startsOn: string,
): Promise<void> {
  await tx.dailyGoal.deleteMany({ where: { learnerId, startsOn: { gt: startsOn } } })
  const current = goalOn(await listGoals(learnerId, tx), startsOn)
  if (current?.unit === goal?.unit && current?.amount === goal?.amount) return
  const data = { unit: goal && STORED_UNITS[goal.unit], amount: goal?.amount ?? null }
  await tx.dailyGoal.upsert({
    where: { learnerId_startsOn: { learnerId, startsOn } },
    create: { learnerId, startsOn, ...data },
    update: data,
  })
}
