'use client'

import { useId } from 'react'
import { FieldError, useFieldState } from './form-state'

type Props = {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
  help?: string
}

/** A labeled select. */
export function Select({ name, label, value, options, help }: Props) {
  const id = useId()
  const { error, typed } = useFieldState(name)
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <select
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        name={name}
        defaultValue={typed ?? value}
        // biome-ignore lint/a11y/noAutofocus: only the field to correct, after an error
        autoFocus={error !== undefined}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink aria-invalid:border-wrong"
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
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}
