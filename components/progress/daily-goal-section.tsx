import { Disclosure } from '@/components/ui/disclosure'
import { ProgressBar } from '@/components/ui/progress-bar'
import { doneToward, FREE_DAYS_PER_WEEK } from '@/domain/scheduling/daily-goal'
import { plural } from '@/domain/text/format'
import { DailyGoalSettings, type DailyGoalSettingsProps } from './daily-goal-settings'
import { type GoalProps, goalInWords } from './goal-line'

type Props = GoalProps & { settings: DailyGoalSettingsProps }

/** Today’s goal and the streak, with their settings; only how to turn them on if they are off. */
export function DailyGoalSection({ status, settings }: Props) {
  return (
    <section aria-labelledby="daily-goal" className="mt-10">
      <h2 id="daily-goal">Daily goal</h2>
      {status && <GoalStatus status={status} />}
      {settings.isOn && !status && (
        <p className="mt-2 text-muted">A small amount for each day, if you’d like one to aim for.</p>
      )}
      {settings.isOn ? (
        <Disclosure
          look="form"
          label={status ? 'Change your goal and reminders' : 'Choose a daily goal'}
          className="mt-3"
        >
          <div className="mt-3 max-w-md">
            <DailyGoalSettings {...settings} />
          </div>
        </Disclosure>
      ) : (
        <div className="mt-3">
          <DailyGoalSettings {...settings} />
        </div>
      )}
    </section>
  )
}

function GoalStatus({ status }: { status: NonNullable<GoalProps['status']> }) {
  const { goal, work, streak } = status
  return (
    <div className="mt-3 max-w-2xl">
      <p className="text-lg">Today: {goalInWords(status)}</p>
      <ProgressBar
        label="Today’s goal"
        value={Math.min(goal.amount, doneToward(goal, work))}
        max={goal.amount}
        className="mt-2 w-full max-w-md"
      />
      <p className="mt-3">
        Streak: {plural(streak.days, 'day')}. Free days left this week: {streak.freeDaysLeft}.
      </p>
      <p className="mt-1 text-muted text-sm">
        Your streak counts the days on which you met your goal. Each week, Monday to Sunday, has{' '}
        {FREE_DAYS_PER_WEEK} free days that don’t interrupt it.{' '}
        {goal.unit === 'minutes'
          ? 'Minutes in reviews and submitted quizzes count.'
          : 'Answers in reviews, quizzes, practice, and lessons count.'}
      </p>
    </div>
  )
}
