'use client'

import { type ReactNode, useRef, useState } from 'react'
import { listAt, type Path } from '@/domain/items/edit-draft'
import type { Draft, FieldSpec } from '@/domain/items/item-form'
import type { FormProps } from './form-props'

type Props = Omit<FormProps, 'fields'> & {
  spec: Extract<FieldSpec, { kind: 'list' }>
  renderRow: (fields: readonly FieldSpec[], path: Path) => ReactNode
}

/** Rows that are added, moved and removed by buttons; what was removed last can be brought back. */
export function RowList({ spec, draft, path, onChange, remarks, renderRow }: Props) {
  const rows = listAt(draft, path)
  const [removed, setRemoved] = useState<{ row: Draft; at: number } | null>(null)
  const list = useRef<HTMLFieldSetElement>(null)
  const said = remarks.get(path.join('.')) ?? []

  function change(next: Draft[], focusOn: number | null) {
    onChange(path, next)
    if (focusOn === null) return
    // After the rows are drawn: the focus goes to the row that the button was about.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-row="${focusOn}"]`)
      row?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
    })
  }
  function add() {
    change([...rows, { ...(hasOwnId(spec) ? {} : { id: newId() }), ...spec.blank }], rows.length)
  }
  function remove(at: number) {
    setRemoved({ row: rows[at] ?? {}, at })
    change(
      rows.filter((_, index) => index !== at),
      Math.max(0, at - 1),
    )
  }
  function move(at: number, by: -1 | 1) {
    const next = [...rows]
    const [row] = next.splice(at, 1)
    if (row) next.splice(at + by, 0, row)
    change(next, at + by)
  }
  function bringBack() {
    if (!removed) return
    const next = [...rows]
    next.splice(removed.at, 0, removed.row)
    setRemoved(null)
    change(next, removed.at)
  }
  return (
    <fieldset ref={list} className="grid gap-3">
      <legend className="mb-2 font-semibold">{spec.label}</legend>
      {said.length > 0 && <p className="text-sm text-warn">{said.join(' ')}</p>}
      {rows.map((row, index) => (
        <fieldset
          key={String(row.id ?? index)}
          data-row={index}
          className="grid gap-3 rounded-lg border border-line p-4"
        >
          <legend className="px-1 text-muted text-sm">
            {spec.one} {index + 1}
          </legend>
          {renderRow(spec.fields(row), [...path, index])}
          <div className="flex flex-wrap gap-2">
            {index > 0 && (
              <button type="button" className="button-small" onClick={() => move(index, -1)}>
                Up
                <span className="sr-only">
                  : {spec.one} {index + 1}
                </span>
              </button>
            )}
            {index < rows.length - 1 && (
              <button type="button" className="button-small" onClick={() => move(index, 1)}>
                Down
                <span className="sr-only">
                  : {spec.one} {index + 1}
                </span>
              </button>
            )}
            <button type="button" className="button-small" onClick={() => remove(index)}>
              Remove
              <span className="sr-only">
                : {spec.one} {index + 1}
              </span>
            </button>
          </div>
        </fieldset>
      ))}
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button-small" onClick={add}>
          Add {/^[aeiou]/.test(spec.one) ? 'an' : 'a'} {spec.one}
        </button>
        {removed && (
          <button type="button" className="button-small" onClick={bringBack}>
            Bring back what was removed
          </button>
        )}
      </div>
    </fieldset>
  )
}

/** Gaps and regions are named by whoever writes. */
function hasOwnId(spec: Props['spec']): boolean {
  return 'id' in spec.blank || spec.name === 'gaps' || spec.name === 'answers'
}

/** An id that tells nothing. */
function newId(): string {
  return `o${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`
}
