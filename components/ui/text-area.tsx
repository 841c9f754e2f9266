import { useId } from 'react'

type Props = { name: string; label: string; value: string; rows?: number; required?: boolean; help?: string }

/** A labelled field for more than a line. */
export function TextArea({ name, label, value, rows = 4, required = false, help }: Props) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        required={required}
        defaultValue={value}
        className="w-full rounded-lg border border-field bg-card px-3 py-2 text-ink"
      />
      {help && <p className="mt-1 text-muted text-sm">{help}</p>}
    </div>
  )
}
