import { plural } from '@/domain/text/format'
import { arePointsValid, type Criterion } from './use-grading'

type Props = {
  /** The key that gives its points, from 1. */
  number: number
  criterion: Criterion
  /** As typed; '' if it isn’t graded yet. */
  value: string
  onChange: (typed: string) => void
  onToggle: () => void
}

/** The points of one criterion: a button that gives all or none, and a field for points in between. */
export function CriterionField({
  number,
  criterion: { id, text, points },
  value,
  onChange,
  onToggle,
}: Props) {
  const isValid = arePointsValid(value, points)
  const field = `points-${id}`
  return (
    <div className="flex items-start gap-3">
      <button
        type="button"
        onClick={onToggle}
        aria-pressed={value === String(points)}
        aria-label={`Full points for criterion ${number}`}
        className="needs-script button-small min-w-11 tabular-nums aria-pressed:border-accent aria-pressed:bg-accent-soft"
      >
        {value === String(points) ? '✓' : number}
      </button>
      <label htmlFor={field} className="min-w-0 flex-1 pt-2">
        {text}
      </label>
      <div className="shrink-0 text-right">
        <input
          id={field}
          name={`points.${id}`}
          type="number"
          inputMode="decimal"
          min={0}
          max={points}
          step="any"
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          aria-invalid={isValid ? undefined : true}
          aria-describedby={`${field}-most`}
          className="input w-20 text-right tabular-nums"
        />
        <p id={`${field}-most`} className={`text-sm ${isValid ? 'text-muted' : 'text-wrong'}`}>
          {isValid ? `of ${points}` : `Enter 0 to ${plural(points, 'point')}.`}
        </p>
      </div>
    </div>
  )
}
