'use client'

import { useId } from 'react'
import { FieldError, useFieldState } from './form-state'

export type FormField = {
  name: string
  label: string
  type?: 'text' | 'email' | 'password' | 'number' | 'date'
  defaultValue?: string | number | undefined
  min?: number
  max?: number
  step?: number | 'any'
  /** The on-screen keyboard, if the type doesn't determine it. */
  inputMode?: 'decimal'
  autoComplete?: string
  help?: string
  required?: boolean
  minLength?: number
}

/** A labeled form field with its help text and error. */
export function Field({ field }: { field: FormField }) {
  const { name, label, type = 'text', help, autoComplete, required = true, minLength } = field
  const { defaultValue, min, max, step, inputMode } = field
  const { error, typed } = useFieldState(name)
  // Several forms on a page can have a field with the same name.
  const id = useId()
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {!required && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        required={required}
        minLength={minLength}
        // Passwords aren't sent back.
        defaultValue={typed === undefined || type === 'password' ? defaultValue : (typed ?? '')}
        min={min}
        max={max}
        step={step}
        inputMode={inputMode}
        autoComplete={autoComplete}
        // Without JavaScript, the browser focuses the first of these; with it, `ActionForm` does.
        // biome-ignore lint/a11y/noAutofocus: only the field to correct, after an error
        autoFocus={error !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink aria-invalid:border-wrong"
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
