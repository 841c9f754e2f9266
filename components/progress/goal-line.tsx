import Link from 'next/link'
import { type DailyGoal, doneToward, isGoalMet, type Streak } from '@/domain/scheduling/daily-goal'
import { formatGoal, plural } from '@/domain/text/format'

/** The goal of today; `status` is null without one. */
export type GoalProps = {
  status: {
    goal: DailyGoal
    work: { answers: number; durationMs: number } | null
    streak: Streak
  } | null
}

/** Today’s goal in a line, or the offer of one. */
export function GoalLine({ status }: GoalProps) {
  return (
    <p className="mt-3 border-line border-t pt-3 text-sm">
      {status && (
        <>
          Today: {goalInWords(status)}. Streak: {plural(status.streak.days, 'day')}.{' '}
        </>
      )}
      <Link href="/progress/reviews#daily-goal" prefetch={false}>
        {status ? 'Daily goal' : 'Choose a daily goal'}
      </Link>
    </p>
  )
}

/** “6 of 10 minutes”, “12 of 10 cards, goal met”. */
export function goalInWords({ goal, work }: NonNullable<GoalProps['status']>): string {
  const done = `${doneToward(goal, work)} of ${formatGoal(goal)}`
  return isGoalMet(goal, work) ? `${done}, goal met` : done
}
