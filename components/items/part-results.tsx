import { CorrectAnswer, GivenAnswer } from './given-answer'
import type { ResultRow } from './option-marks'
import { RichIfAuthored } from './rich-text'

type Props = {
  rows: readonly ResultRow[]
  /** The author’s texts of the parts and of what can be chosen in them, with their formulas. */
  labels?: readonly string[]
  answers: readonly string[]
  /** Whether the parts are named by their position. */
  isOrdered?: boolean
}

/** The parts of an answer, such as pairs or positions, each with what the learner gave and, if it isn’t that, the correct answer. */
export function PartResults({ rows, labels = [], answers, isOrdered }: Props) {
  const columns = isOrdered ? 'grid-cols-[1.5rem_minmax(0,1fr)]' : 'sm:grid-cols-2 sm:gap-6'
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-card">
      {rows.map((row) => (
        <li key={row.id} className={`grid gap-1 px-4 py-3 ${columns}`}>
          <span className={isOrdered ? 'text-muted tabular-nums' : 'min-w-0 wrap-anywhere'}>
            {row.label !== null && <RichIfAuthored text={row.label} texts={labels} />}
          </span>
          <span className="min-w-0 wrap-anywhere">
            <GivenAnswer row={row} texts={answers} />
            {row.reason && <span className="block text-sm text-wrong">{row.reason}</span>}
            <CorrectAnswer row={row} texts={answers} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** An answer that was typed. */
export function TypedResult({ rows }: Pick<Props, 'rows'>) {
  return rows.map((row) => (
    <p key={row.id} className="wrap-anywhere rounded-lg border border-line bg-card px-4 py-3">
      <GivenAnswer row={row} />
      <CorrectAnswer row={row} />
    </p>
  ))
}
