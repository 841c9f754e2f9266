type Props = { name: string; label: string; value: string; rows?: number; required?: boolean; help?: string }

/** A labelled field for more than a line. */
export function TextArea({ name, label, value, rows = 4, required = false, help }: Props) {
  return (
    <label className="block">
      <span className="mb-1 block font-medium">{label}</span>
      <textarea
        name={name}
        rows={rows}
        required={required}
        defaultValue={value}
        className="w-full rounded-lg border border-field bg-card px-3 py-2 text-ink"
      />
      {help && <span className="mt-1 block text-muted text-sm">{help}</span>}
    </label>
  )
}
