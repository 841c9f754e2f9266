import 'server-only'
import { z } from 'zod'
import { addDays } from '@/domain/time/calendar'
import { db } from '@/server/platform/db'
import { listGoals } from './goal-queries'
import { findToday, startGoal } from './set-daily-goal'

export const SwitchGoalsSchema = z.object({
  isOn: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
})

/**
 * Turns the daily goal, the streak, the study calendar, and reminders on or off together. While they're off, there is no goal, so the streak pauses.
 * Turning them on brings the last goal back.
 */
export async function switchGoals(learnerId: string, isOn: boolean, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.reviewSettings.upsert({
      where: { learnerId },
      create: { learnerId, usesGoals: isOn },
      update: { usesGoals: isOn },
    })
    const today = await findToday(tx, learnerId, now)
    const last = (await listGoals(learnerId, tx)).findLast(({ goal }) => goal !== null)
    if (isOn) await startGoal(tx, learnerId, last?.goal ?? null, today)
    // Today’s goal stays for today, because it couldn’t be brought back otherwise.
    else await startGoal(tx, learnerId, null, last?.startsOn === today ? addDays(today, 1) : today)
  })
}
