import { consistencyFigure, plainFigure } from '@/domain/statistics/figures'
import type { QuizStatistics } from '@/domain/statistics/quiz-statistics'
import { formatNumber, formatPercentage } from '@/domain/text/format'
import { formatFigure } from './format-figure'

/** The statistics of a whole assignment, each with an explanation. */
export function QuizFigures({ quiz }: { quiz: QuizStatistics }) {
  const { n, maxPoints, mean, median, standardDeviation, skewness, kurtosis, errorRatio, standardError } =
    quiz
  const plain = (value: number | null, write = formatNumber) => formatFigure(plainFigure(value, n), write)
  const ofMost = maxPoints === null ? '' : ` of ${formatNumber(maxPoints)}`
  const rows = [
    ['Attempts', String(n), 'Attempts in these statistics.'],
    ['Mean', mean === null ? 'none' : `${formatNumber(mean)}${ofMost}`, 'The average score, in points.'],
    [
      'Median',
      median === null ? 'none' : formatNumber(median),
      'Half of the attempts are below, half above.',
    ],
    ['Standard deviation', plain(standardDeviation), 'How far scores spread around the mean, in points.'],
    [
      'Internal consistency',
      formatFigure(consistencyFigure(quiz), formatPercentage),
      'Cronbach’s alpha: whether the questions measure one thing. From about 70%, individual scores are meaningful. Short quizzes rarely reach it.',
    ],
    [
      'Error ratio',
      plain(errorRatio, formatPercentage),
      'How much of the spread of scores is due to chance.',
    ],
    ['Standard error', plain(standardError), 'How far a score may be off by chance, in points.'],
    ['Skewness', plain(skewness), 'Below 0: a tail of low scores. Above 0: a tail of high scores.'],
    ['Kurtosis', plain(kurtosis), 'Above 0: more scores far from the mean than in a normal distribution.'],
  ] as const
  return (
    <dl className="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {rows.map(([name, value, meaning]) => (
        <div key={name} className="border-line border-t pt-2">
          <dt className="text-muted text-sm">{name}</dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
          <dd className="text-muted text-sm">{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
