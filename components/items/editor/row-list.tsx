'use client'

import { type ReactNode, useRef, useState } from 'react'
import { listAt, type Path, valueAt, withValue } from '@/domain/items/edit-draft'
import type { Draft, FieldSpec } from '@/domain/items/item-form'
import type { FormProps } from './form-props'
import { Remarks } from './remarks'

type Props = Omit<FormProps, 'fields'> & {
  spec: Extract<FieldSpec, { kind: 'list' }>
  renderRow: (fields: readonly FieldSpec[], path: Path) => ReactNode
}

type Next = readonly { row: Draft; key: string }[]

/**
 * Rows with buttons to add, move, and remove them. The last removal can be undone. Each row has a separate React key, since not every row
 * has an ID, and IDs can be edited.
 */
export function RowList({ spec, draft, path, onChange, remarks, renderRow }: Props) {
  const rows = listAt(draft, path)
  const [keys, setKeys] = useState<readonly string[]>([])
  const keyAt = (index: number) => keys[index] ?? `${keys.length}-${index}`
  const [removed, setRemoved] = useState<{ row: Draft; at: number; key: string } | null>(null)
  const list = useRef<HTMLFieldSetElement>(null)

  /** @param around changes other fields along with the list */
  function change(next: Next, focusOn: number, around?: (draft: Draft) => Draft) {
    setKeys(next.map(({ key }) => key))
    const home = path.slice(0, -1)
    const [name = ''] = path.slice(-1)
    const changed = withValue(
      Object(valueAt(draft, home)),
      [name],
      next.map(({ row }) => row),
    )
    onChange(home, around ? around(changed) : changed)
    // After rendering, focus the row that the button changed.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-row="${focusOn}"]`)
      row?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
    })
  }
  const keyed = () => rows.map((row, index) => ({ row, key: keyAt(index) }))
  function add() {
    const named = spec.newRow?.(rows) ?? { ...(hasOwnId(spec) ? {} : { id: newId() }), ...spec.blank }
    change(
      [...keyed(), { row: named, key: newId() }],
      rows.length,
      (around) => spec.onAdd?.(around, named) ?? around,
    )
  }
  function remove(at: number) {
    const row = rows[at] ?? {}
    setRemoved({ row, at, key: keyAt(at) })
    change(
      keyed().filter((_, index) => index !== at),
      Math.max(0, at - 1),
      (around) => spec.onRemove?.(around, row) ?? around,
    )
  }
  function move(at: number, by: -1 | 1) {
    const next = keyed()
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    change(next, at + by)
  }
  function bringBack() {
    if (!removed) return
    const { at, row, key } = removed
    const next = keyed()
    next.splice(at, 0, { row, key })
    setRemoved(null)
    change(next, at, (around) => spec.onAdd?.(around, row) ?? around)
  }
  return (
    <fieldset ref={list} className="grid gap-3">
      <legend className="mb-2 font-semibold">{spec.label}</legend>
      <Remarks of={remarks.get(path.join('.'))} />
      {rows.map((row, index) => (
        <fieldset
          key={keyAt(index)}
          data-row={index}
          className="grid gap-3 rounded-lg border border-line p-4"
        >
          <legend className="px-1 text-muted text-sm first-letter:uppercase">
            {spec.one} {index + 1}
          </legend>
          <Remarks of={remarks.get([...path, index].join('.'))} />
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
            Undo removal
          </button>
        )}
      </div>
    </fieldset>
  )
}

/** Authors name gaps and regions. */
function hasOwnId(spec: Props['spec']): boolean {
  return 'id' in spec.blank || spec.name === 'gaps' || spec.name === 'answers'
}

/** A random ID that reveals nothing. */
function newId(): string {
  return `o${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`
}
