import { verdictOf } from '@/components/attempts/verdicts'
import type { ResultRow } from './option-marks'
import { RichIfAuthored } from './rich-text'

type Props = {
  row: ResultRow
  /** The author’s texts that can be chosen in this part; none if it’s typed. */
  texts?: readonly string[] | undefined
}

const NOTHING_TO_CHOOSE: readonly string[] = []

/** What the learner chose or typed in one part, marked as correct or incorrect. */
export function GivenAnswer({ row: { given, status }, texts = NOTHING_TO_CHOOSE }: Props) {
  const { symbol, name, tone } = verdictOf(status)
  return (
    <>
      <span aria-hidden="true" className={`${tone} mr-1.5 font-semibold`}>
        {symbol}
      </span>
      <span className="sr-only">{`Your answer${status === 'answered' ? '' : `, ${name.toLowerCase()}`}: `}</span>
      {given === null ? (
        <span className="text-muted">no answer</span>
      ) : (
        <RichIfAuthored text={given} texts={texts} />
      )}
    </>
  )
}

/** The correct answer of a part, unless the learner gave it or it is hidden. */
export function CorrectAnswer({ row: { correct, status }, texts = NOTHING_TO_CHOOSE }: Props) {
  if (correct === null || status === 'correct') return null
  return (
    <span className="block text-sm">
      <span className="font-medium text-good">Correct answer: </span>
      <RichIfAuthored text={correct} texts={texts} />
    </span>
  )
}
