import { consistencyFigure, plainFigure } from '@/domain/statistics/figures'
import type { QuizStatistics } from '@/domain/statistics/quiz-statistics'
import { formatNumber } from '@/domain/text/format'
import { figureInWords, formatPercentage } from './figure-words'

/** The statistics of a whole assignment, each with what it means. */
export function QuizFigures({ quiz }: { quiz: QuizStatistics }) {
  const { n, maxMark, mean, median, standardDeviation, skewness, kurtosis, errorRatio, standardError } = quiz
  const plain = (value: number | null, write = formatNumber) => figureInWords(plainFigure(value, n), write)
  const ofMost = maxMark === null ? '' : ` of ${formatNumber(maxMark)}`
  const rows = [
    ['Attempts', String(n), 'How many are counted here.'],
    ['Mean', mean === null ? 'none' : `${formatNumber(mean)}${ofMost}`, 'The average mark.'],
    [
      'Median',
      median === null ? 'none' : formatNumber(median),
      'Half of the attempts are below, half above.',
    ],
    ['Standard deviation', plain(standardDeviation), 'How far marks lie from the mean, in marks.'],
    [
      'Internal consistency',
      figureInWords(consistencyFigure(quiz), formatPercentage),
      'Cronbach’s alpha: whether the questions measure one thing. From about 70 % on single marks mean something; short quizzes seldom reach it.',
    ],
    ['Error ratio', plain(errorRatio, formatPercentage), 'How much of the spread of marks is chance.'],
    ['Standard error', plain(standardError), 'How far a mark may be off by chance, in marks.'],
    ['Skewness', plain(skewness), 'Below 0: a tail of low marks. Above 0: a tail of high ones.'],
    ['Kurtosis', plain(kurtosis), 'Above 0: more marks far from the mean than in a normal distribution.'],
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
