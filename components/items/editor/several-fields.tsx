'use client'

import { useId, useRef, useState } from 'react'
import { valueAt } from '@/domain/items/edit-draft'
import type { FieldSpec } from '@/domain/items/item-form'
import type { FormProps } from './form-props'

type Props = Omit<FormProps, 'fields'> & { spec: Extract<FieldSpec, { kind: 'several' }> }

/** Selects several entries of a long list. Selected entries are removable rows; the others are in a list to add from. */
export function SeveralFields({ spec, draft, path, onChange, remarks }: Props) {
  const id = useId()
  const value = valueAt(draft, path)
  const chosen = Array.isArray(value) ? value.map(String) : []
  const rest = spec.options.filter(([option]) => !chosen.includes(option))
  const [next, setNext] = useState('')
  const select = useRef<HTMLSelectElement>(null)
  const said = remarks.get(path.join('.')) ?? []
  const wordsOf = (value: string) => spec.options.find(([option]) => option === value)?.[1] ?? value

  function add() {
    if (next === '') return
    onChange(path, [...chosen, next])
    setNext('')
    select.current?.focus()
  }
  function remove(value: string) {
    onChange(
      path,
      chosen.filter((other) => other !== value),
    )
    // The pressed button no longer exists.
    select.current?.focus()
  }
  return (
    <fieldset data-field={path.join('.')} className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">{spec.label}</legend>
      {chosen.length > 0 && (
        <ul className="grid gap-2">
          {chosen.map((value) => (
            <li
              key={value}
              className="flex items-start justify-between gap-3 rounded-lg border border-line p-3"
            >
              <span className="min-w-0 text-sm wrap-anywhere">{wordsOf(value)}</span>
              <button type="button" className="button-small shrink-0" onClick={() => remove(value)}>
                Remove<span className="sr-only">: {wordsOf(value)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <label htmlFor={id} className="mb-1 block text-muted text-sm">
            {chosen.length === 0 ? `Choose a ${spec.one}` : `Choose another ${spec.one}`}
          </label>
          <select
            ref={select}
            id={id}
            value={next}
            aria-describedby={said.length > 0 ? `${id}-said` : undefined}
            onChange={(event) => setNext(event.target.value)}
            className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink"
          >
            <option value="">Choose…</option>
            {rest.map(([option, words]) => (
              <option key={option} value={option}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <button type="button" className="button-small" aria-disabled={next === ''} onClick={add}>
          Add the {spec.one}
        </button>
      </div>
      {spec.help && <p className="text-muted text-sm">{spec.help}</p>}
      {said.length > 0 && (
        <p id={`${id}-said`} className="text-sm text-warn">
          {said.join(' ')}
        </p>
      )}
    </fieldset>
  )
}
