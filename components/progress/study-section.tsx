import { StudyCalendar } from '@/components/charts/study-calendar'
import { plural } from '@/domain/text/format'
import { MINUTE_MS } from '@/domain/time/durations'

type Props = {
  days: readonly { day: string; answers: number; correct: number; durationMs: number }[]
  today: string
  weeks: number
  /** Time in quizzes, in milliseconds. */
  quizMs: number
}

/** Study days and study time. */
export function StudySection({ days, today, weeks, quizMs }: Props) {
  const reviewMs = days.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return (
    <section aria-labelledby="study-days" className="mt-14">
      <h2 id="study-days">Study days</h2>
      <p className="mt-2">
        {days.length === 0
          ? 'No study days yet. Every day with an answer counts as one.'
          : `Reviews: ${inTime(reviewMs)} in the last ${weeks} weeks. Quizzes: ${inTime(quizMs)} in total.`}
      </p>
      {days.length > 0 && (
        <div className="mt-4 max-w-2xl">
          <StudyCalendar days={days} today={today} weeks={weeks} />
        </div>
      )}
    </section>
  )
}

function inTime(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS)
  if (minutes === 0) return 'less than a minute'
  if (minutes < 60) return plural(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return `${plural(hours, 'hour')} ${minutes % 60} min`
}
