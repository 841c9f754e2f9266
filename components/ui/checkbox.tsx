'use client'

import type { ReactNode } from 'react'
import { useFieldState } from './form-state'

type Props = { name: string; label: string; isTicked: boolean }
type CheckboxProps = Props & { help?: ReactNode }

/** A checkbox with a label, and help below it. It keeps its state if the form has errors. */
export function Checkbox({ name, label, isTicked, help }: CheckboxProps) {
  const { isChecked, error } = useChecked(name, isTicked)
  return (
    <div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name={name}
          defaultChecked={isChecked}
          // biome-ignore lint/a11y/noAutofocus: only the field to correct, after an error
          autoFocus={error !== undefined}
          aria-invalid={error ? true : undefined}
          className="size-5 shrink-0 accent-accent"
        />
        <span>
          {label}
          {help && <span className="block text-muted text-sm">{help}</span>}
          {error && <span className="block text-sm text-wrong">{error}</span>}
        </span>
      </label>
    </div>
  )
}

/** A checkbox in a table cell, which the table headers describe. */
export function CellTick({ name, label, isTicked }: Props) {
  return (
    <input
      type="checkbox"
      name={name}
      defaultChecked={useChecked(name, isTicked).isChecked}
      aria-label={label}
      className="size-6 accent-accent"
    />
  )
}

function useChecked(name: string, isTicked: boolean) {
  const { error, typed } = useFieldState(name)
  return { error, isChecked: typed === undefined ? isTicked : typed !== null }
}
