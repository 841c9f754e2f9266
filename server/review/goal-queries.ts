import {
  type DailyGoal,
  type DayWork,
  type GoalFrom,
  goalOn,
  type Streak,
  streakOn,
} from '@/domain/scheduling/daily-goal'
import { quizTime } from '@/domain/scheduling/quiz-time'
import { type StudyClock, startOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { type Db, db, type Tx } from '@/server/platform/db'
import type { StudySettings } from './study-settings'

/** A learner's goal of today. */
export type GoalStatus = {
  goal: DailyGoal
  /** Null without any. */
  work: Omit<DayWork, 'day'> | null
  streak: Streak
}

/** Returns the goal of today and what was done toward it; null if there is no goal or goals are off. */
export async function findGoalOfToday(
  learnerId: string,
  { usesGoals, clock }: Pick<StudySettings, 'usesGoals' | 'clock'>,
  now: Date,
  client: Db | Tx = db(),
): Promise<Omit<GoalStatus, 'streak'> | null> {
  if (!usesGoals) return null
  const today = studyDayOf(now, clock)
  const goal = goalOn(await listGoals(learnerId, client), today)
  if (!goal) return null
  const work = await listWork(learnerId, { from: today, clock }, client)
  return { goal, work: work.find(({ day }) => day === today) ?? null }
}

/** Returns the goal of today, what was done, and the streak; null if there is no goal or goals are off. */
export async function findGoalStatus(
  learnerId: string,
  { usesGoals, clock }: Pick<StudySettings, 'usesGoals' | 'clock'>,
  now: Date,
  client: Db | Tx = db(),
): Promise<GoalStatus | null> {
  if (!usesGoals) return null
  const goals = await listGoals(learnerId, client)
  const today = studyDayOf(now, clock)
  const goal = goalOn(goals, today)
  const [first] = goals
  if (!goal || !first) return null
  const work = await listWork(learnerId, { from: first.startsOn, clock }, client)
  return {
    goal,
    work: work.find(({ day }) => day === today) ?? null,
    streak: streakOn(today, goals, work),
  }
}

/** Units of stored goals, and how they are stored. */
const UNITS = { MINUTES: 'minutes', CARDS: 'cards' } as const
export const STORED_UNITS = { minutes: 'MINUTES', cards: 'CARDS' } as const

/** Lists a learner's goals, oldest first. */
export async function listGoals(learnerId: string, client: Db | Tx = db()): Promise<GoalFrom[]> {
  const rows = await client.dailyGoal.findMany({ where: { learnerId }, orderBy: { startsOn: 'asc' } })
  return rows.map(({ startsOn, unit, amount }) => ({
    startsOn,
    goal: unit && amount ? { unit: UNITS[unit], amount } : null,
  }))
}

/** Lists what was done on each study day: answers, and the time in reviews and submitted quizzes. */
async function listWork(
  learnerId: string,
  { from, clock }: { from: string; clock: StudyClock },
  client: Db | Tx,
): Promise<DayWork[]> {
  const [days, attempts] = await Promise.all([
    client.studyDay.findMany({
      where: { learnerId, day: { gte: from } },
      select: { day: true, answers: true, durationMs: true },
    }),
    client.attempt.findMany({
      where: { learnerId, submittedAt: { gte: startOfStudyDay(from, clock) } },
      select: { startedAt: true, submittedAt: true },
    }),
  ])
  const byDay = new Map(days.map((work) => [work.day, work]))
  for (const attempt of attempts) {
    if (!attempt.submittedAt) continue
    const day = studyDayOf(attempt.submittedAt, clock)
    const { answers, durationMs } = byDay.get(day) ?? { answers: 0, durationMs: 0 }
    byDay.set(day, { day, answers, durationMs: durationMs + quizTime([attempt]) })
  }
  return [...byDay.values()]
}
