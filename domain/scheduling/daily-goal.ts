import { addDays, daysBetween } from '@/domain/time/calendar'
import { MINUTE_MS } from '@/domain/time/durations'

/** What a learner plans to do each study day. */
export interface DailyGoal {
  readonly unit: 'minutes' | 'cards'
  /** At least 1. */
  readonly amount: number
}

/** A goal that applies from a study day on, until the next one; null for no goal. */
export interface GoalFrom {
  /** `2027-03-28` */
  readonly startsOn: string
  readonly goal: DailyGoal | null
}

/** What a learner did on a study day. */
export interface DayWork {
  /** `2027-03-28` */
  readonly day: string
  readonly answers: number
  /** Time in reviews and quizzes. */
  readonly durationMs: number
}

/** The goals that a learner can choose. */
export const GOAL_CHOICES: readonly DailyGoal[] = [
  ...[5, 10, 20].map((amount) => ({ unit: 'minutes', amount }) as const),
  ...[10, 20, 40].map((amount) => ({ unit: 'cards', amount }) as const),
]

/** The value of a goal in a form: `minutes-10`. */
export function goalKey({ unit, amount }: DailyGoal): string {
  return `${unit}-${amount}`
}

/** This many missed days in a week, Monday to Sunday, don't end a streak. */
export const FREE_DAYS_PER_WEEK = 2

/** Full minutes or answers of a day, whichever the goal counts. @param work null for a day without any */
export function doneToward({ unit }: DailyGoal, work: Omit<DayWork, 'day'> | null): number {
  if (work === null) return 0
  return unit === 'cards' ? work.answers : Math.floor(work.durationMs / MINUTE_MS)
}

export function isGoalMet(goal: DailyGoal, work: Omit<DayWork, 'day'> | null): boolean {
  return doneToward(goal, work) >= goal.amount
}

/** The goal of a study day. @param goals in any order, with different days @returns null if there was none */
export function goalOn(goals: readonly GoalFrom[], day: string): DailyGoal | null {
  const before = goals.filter(({ startsOn }) => startsOn <= day)
  return before.sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]?.goal ?? null
}

export interface Streak {
  /** The number of days that met their goal. */
  readonly days: number
  /** How many more days this week can be missed, 0 to 2. */
  readonly freeDaysLeft: number
}

/**
 * The streak on a study day: the longest run of days up to it in which no week, Monday to Sunday, has more than two
 * missed days. Only days that met their goal add to its length. A day counts by the goal that applied then. Days
 * without a goal are neither met nor missed, and neither is today before its goal is met.
 * @param work at most one entry for each day, in any order
 */
export function streakOn(today: string, goals: readonly GoalFrom[], work: readonly DayWork[]): Streak {
  const byDay = new Map(work.map((entry) => [entry.day, entry]))
  const first = goals.map(({ startsOn }) => startsOn).sort()[0] ?? today
  const missed = new Map<string, number>()
  let [days, freeDaysUsed] = [0, 0]
  for (let day = today; day >= first; day = addDays(day, -1)) {
    const goal = goalOn(goals, day)
    if (goal === null) continue
    if (isGoalMet(goal, byDay.get(day) ?? null)) {
      days += 1
      freeDaysUsed = missed.get(mondayOf(today)) ?? 0
      continue
    }
    if (day === today) continue
    const week = mondayOf(day)
    const missedInWeek = (missed.get(week) ?? 0) + 1
    if (missedInWeek > FREE_DAYS_PER_WEEK) break
    missed.set(week, missedInWeek)
  }
  return { days, freeDaysLeft: FREE_DAYS_PER_WEEK - freeDaysUsed }
}

/** `1970-01-05` was a Monday. */
function mondayOf(day: string): string {
  const sinceMonday = ((daysBetween('1970-01-05', day) % 7) + 7) % 7
  return addDays(day, -sinceMonday)
}
