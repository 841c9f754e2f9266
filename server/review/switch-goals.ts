import 'server-only'
import { z } from 'zod'
import { db } from '@/server/platform/db'
import { listGoals } from './goal-queries'
import { startGoal } from './set-daily-goal'

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
    const goals = await listGoals(learnerId, tx)
    const last = goals.findLast(({ goal }) => goal !== null)?.goal ?? null
    await startGoal(tx, learnerId, isOn ? last : null, now)
  })
}
