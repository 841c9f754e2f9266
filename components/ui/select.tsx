import { useId } from 'react'

type Props = {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
  help?: string
}

/** A labelled list to choose one from. */
export function Select({ name, label, value, options, help }: Props) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <select
        id={id}
        aria-describedby={help ? `${id}-help` : undefined}
        name={name}
        defaultValue={value}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink"
      >
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
      {help && (
        <p id={`${id}-help`} className="mt-1 text-muted text-sm">
          {help}
        </p>
      )}
    </div>
  )
}
