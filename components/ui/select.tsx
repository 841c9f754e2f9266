type Props = {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
  help?: string
}

/** A labelled list to choose one from. */
export function Select({ name, label, value, options, help }: Props) {
  return (
    <label className="block">
      <span className="mb-1 block font-medium">{label}</span>
      <select
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
      {help && <span className="mt-1 block text-muted text-sm">{help}</span>}
    </label>
  )
}
