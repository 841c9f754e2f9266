import { StudyCalendar } from '@/components/charts/study-calendar'
import { formatStudyTime } from '@/domain/text/format'

type Props = {
  days: readonly { day: string; answers: number; correct: number; durationMs: number }[]
  today: string
  weeks: number
  /** Time in quizzes, in milliseconds. */
  quizMs: number
}

/** The study days of the last weeks, and the study time. */
export function StudySection({ days, today, weeks, quizMs }: Props) {
  const reviewMs = days.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return (
    <section aria-labelledby="study-days" className="mt-14">
      <h2 id="study-days">Study days</h2>
      <p className="mt-2">
        {days.length === 0
          ? 'No study days yet. Every day with an answer counts as one.'
          : `Reviews: ${formatStudyTime(reviewMs)} in the last ${weeks} weeks. Quizzes: ${formatStudyTime(quizMs)} in total.`}
      </p>
      {days.length > 0 && (
        <div className="mt-4 max-w-2xl">
          <StudyCalendar days={days} today={today} weeks={weeks} />
        </div>
      )}
    </section>
  )
}
