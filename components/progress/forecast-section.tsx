import { ForecastPlot } from '@/components/charts/forecast-plot'
import { formatDay, formatPercent } from '@/domain/text/format'

type Props = {
  points: readonly { days: number; recall: number }[]
  exam: { day: string; daysLeft: number; title: string | null } | null
  cards: number
  answers: number
}

/** Expected recall without further review, for the next 30 days and for the exam. */
export function ForecastSection({ points, exam, cards, answers }: Props) {
  const month = points.filter(({ days }) => days <= 30)
  const atExam = exam && points.find(({ days }) => days === exam.daysLeft)
  if (month.length === 0) return null
  return (
    <section aria-labelledby="forecast" className="mt-14">
      <h2 id="forecast">The next 30 days</h2>
      <div className="mt-4 max-w-2xl">
        <ForecastPlot
          id="forecast-plot"
          points={month.map(({ days, recall }) => ({ days, without: recall, withSession: null }))}
          lastDay={null}
          cards={cards}
          answers={answers}
        />
      </div>
      {exam && atExam && (
        <p className="mt-3 max-w-2xl">
          {exam.title ?? 'The exam'} is on {formatDay(exam.day)}. Without more review, about{' '}
          {formatPercent(atExam.recall)} of what was answered would be recalled then.
        </p>
      )}
    </section>
  )
}
