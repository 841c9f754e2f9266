'use client'

import { useId } from 'react'
import { FieldError, useFieldState } from './form-state'

type Props = { name: string; label: string; value: string; rows?: number; required?: boolean; help?: string }

/** A labeled multiline field. */
export function TextArea({ name, label, value, rows = 4, required = false, help }: Props) {
  const id = useId()
  const { error, typed } = useFieldState(name)
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
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
        defaultValue={typed ?? value}
        // biome-ignore lint/a11y/noAutofocus: only the field to correct, after an error
        autoFocus={error !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className="w-full rounded-lg border border-field bg-card px-3 py-2 text-ink aria-invalid:border-wrong"
      />
      {help && (
        <p id={`${id}-help`} className="mt-1 text-muted text-sm">
          {help}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}
