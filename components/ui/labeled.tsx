'use client'

import { type ReactNode, useId } from 'react'
import { useControlId, useFieldState } from './form-state'

type Control = {
  name: string
  help?: string | undefined
  /** An error that the browser found. */
  problem?: string | undefined
}

/**
 * What connects a control with its label, help text, and error.
 * @returns the control's attributes, its error message, and what was typed before an error, as in `useFieldState`
 */
export function useControl({ name, help, problem }: Control) {
  // Several forms on a page can have a field with the same name.
  const unique = useId()
  const id = useControlId(name) ?? unique
  const { error: refused, typed } = useFieldState(name)
  const error = refused ?? problem
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    error,
    typed,
    attributes: {
      id,
      name,
      className: 'input',
      // Without JavaScript, the browser focuses the first of these; with it, `ActionForm` does.
      autoFocus: refused !== undefined,
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': described || undefined,
    },
  }
}

type Props = {
  control: ReturnType<typeof useControl>
  label: string
  /** What follows the label, in muted type. */
  note?: string | null
  help?: string | undefined
  children: ReactNode
}

/** A control below its label, with its help text and error. */
export function Labeled({ control, label, note = null, help, children }: Props) {
  const { error, attributes } = control
  return (
    <div>
      <label htmlFor={attributes.id} className="mb-1 block font-medium">
        {label}
        {note !== null && <span className="font-normal text-muted"> ({note})</span>}
      </label>
      {children}
      {help && (
        <p id={`${attributes.id}-help`} className="wrap-anywhere mt-1 text-muted text-sm">
          {help}
        </p>
      )}
      {error && (
        <p id={`${attributes.id}-error`} className="mt-1 text-sm text-wrong">
          {error}
        </p>
      )}
    </div>
  )
}
