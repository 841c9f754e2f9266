import { verdictOf } from '@/components/attempts/verdicts'
import type { ResultRow } from './option-marks'

/** What the learner chose or typed in one part, marked as correct or incorrect. */
export function GivenAnswer({ row: { given, status } }: { row: ResultRow }) {
  const { symbol, name, tone } = verdictOf(status)
  return (
    <>
      <span aria-hidden="true" className={`${tone} mr-1.5 font-semibold`}>
        {symbol}
      </span>
      <span className="sr-only">{`Your answer${status === 'answered' ? '' : `, ${name.toLowerCase()}`}: `}</span>
      {given ?? <span className="text-muted">no answer</span>}
    </>
  )
}

/** The correct answer of a part, unless the learner gave it or it is hidden. */
export function CorrectAnswer({ row: { correct, status } }: { row: ResultRow }) {
  if (correct === null || status === 'correct') return null
  return (
    <span className="block text-sm">
      <span className="font-medium text-good">Correct answer: </span>
      {correct}
    </span>
  )
}
