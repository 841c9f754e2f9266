type Props = {
  /** The ID of the form that saves the points. */
  form: string
  name: string
  /** What the question or rule is, for screen readers. */
  label: string
  points: number
  /** How many questions it sets the points of. */
  count: number
  /** What follows the field. */
  unit: string
}

/** The points of a question in a list. The field belongs to a form elsewhere on the page. */
export function PointsField({ form, name, label, points, count, unit }: Props) {
  return (
    <label className="inline-flex items-center gap-2 text-sm">
      <input type="hidden" form={form} name={`was.${name}`} value={points} />
      <span className="sr-only">Points: {label}</span>
      <input
        type="number"
        form={form}
        name={name}
        // The field shows the saved value again after a save.
        key={points}
        defaultValue={points}
        min={0.01}
        max={1000}
        step="any"
        required
        data-worth={count}
        className="input w-20"
      />
      <span aria-hidden="true" className="text-muted">
        {unit}
      </span>
    </label>
  )
}
