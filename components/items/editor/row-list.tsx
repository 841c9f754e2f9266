'use client'

import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { listAt, type Path, valueAt, withValue } from '@/domain/items/edit-draft'
import type { Draft, FieldSpec } from '@/domain/items/item-form'
import type { FormProps } from './form-props'
import { Remarks } from './remarks'

type Props = Omit<FormProps, 'fields'> & {
  spec: Extract<FieldSpec, { kind: 'list' }>
  renderRow: (fields: readonly FieldSpec[], path: Path) => ReactNode
}

type Next = readonly { row: Draft; key: string }[]

/** What gets the focus after a change: the first field of a row, or one of its buttons. */
type Focus = { row: number; on?: 'up' | 'down' }

/**
 * Rows that can be added, removed, and moved: by dragging, with buttons, or with the arrow keys, Home, and End on these buttons. The last removal
 * can be undone. Each row has a separate React key, since not every row has an ID, and IDs can be edited.
 */
export function RowList({ spec, draft, path, onChange, remarks, renderRow }: Props) {
  const rows = listAt(draft, path)
  const [keys, setKeys] = useState<readonly string[]>([])
  const keyAt = (index: number) => keys[index] ?? `${keys.length}-${index}`
  const [removed, setRemoved] = useState<{ row: Draft; at: number; key: string } | null>(null)
  const [said, setSaid] = useState('')
  const [target, setTarget] = useState<number | null>(null)
  const dragged = useRef<number | null>(null)
  const list = useRef<HTMLFieldSetElement>(null)

  /** @param around changes other fields along with the list */
  function change(next: Next, { row, on }: Focus, around?: (draft: Draft) => Draft) {
    setKeys(next.map(({ key }) => key))
    const home = path.slice(0, -1)
    const [name = ''] = path.slice(-1)
    const changed = withValue(
      Object(valueAt(draft, home)),
      [name],
      next.map(({ row }) => row),
    )
    onChange(home, around ? around(changed) : changed)
    const control = on ? `:scope > div > [data-move="${on}"]` : 'input, select, textarea, button'
    // After rendering, focus what the change was about.
    requestAnimationFrame(() => {
      const shown = list.current?.querySelector(`:scope > [data-row="${row}"]`)
      shown?.querySelector<HTMLElement>(control)?.focus()
    })
  }
  const keyed = () => rows.map((row, index) => ({ row, key: keyAt(index) }))
  function add() {
    const named = spec.newRow?.(rows) ?? { ...(hasOwnId(spec) ? {} : { id: newId() }), ...spec.blank }
    change(
      [...keyed(), { row: named, key: newId() }],
      { row: rows.length },
      (around) => spec.onAdd?.(around, named) ?? around,
    )
  }
  function remove(at: number) {
    const row = rows[at] ?? {}
    setRemoved({ row, at, key: keyAt(at) })
    change(
      keyed().filter((_, index) => index !== at),
      { row: Math.max(0, at - 1) },
      (around) => spec.onRemove?.(around, row) ?? around,
    )
  }
  function move(from: number, to: number, on?: Focus['on']) {
    const position = Math.max(0, Math.min(rows.length - 1, to))
    if (position === from) return
    const next = keyed()
    const [moved] = next.splice(from, 1)
    if (moved) next.splice(position, 0, moved)
    setSaid(`Moved to position ${position + 1} of ${rows.length}`)
    change(next, { row: position, ...(on && { on }) })
  }
  function bringBack() {
    if (!removed) return
    const { at, row, key } = removed
    const next = keyed()
    next.splice(at, 0, { row, key })
    setRemoved(null)
    change(next, { row: at }, (around) => spec.onAdd?.(around, row) ?? around)
  }
  function onKey(event: KeyboardEvent, index: number, on: 'up' | 'down') {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(index, to, on)
  }
  function stopDragging() {
    dragged.current = null
    setTarget(null)
  }
  function onDragOver(event: DragEvent, index: number) {
    // Only rows of this list: a list can be inside a row of another.
    if (dragged.current === null) return
    event.preventDefault()
    event.stopPropagation()
    setTarget(index)
  }
  function onDrop(event: DragEvent, index: number) {
    if (dragged.current === null) return
    event.preventDefault()
    event.stopPropagation()
    move(dragged.current, index)
    stopDragging()
  }
  return (
    <fieldset ref={list} data-field={path.join('.')} className="grid gap-3">
      <legend className="mb-2 font-semibold">{spec.label}</legend>
      <Remarks of={remarks.get(path.join('.'))} />
      {rows.map((row, index) => (
        <fieldset
          key={keyAt(index)}
          data-row={index}
          data-field={[...path, index].join('.')}
          onDragOver={(event) => onDragOver(event, index)}
          onDrop={(event) => onDrop(event, index)}
          className={`grid gap-3 rounded-lg border p-4 ${target === index ? 'border-accent' : 'border-line'}`}
        >
          <legend className="px-1 text-muted text-sm first-letter:uppercase">
            {spec.one} {index + 1}
          </legend>
          <Remarks of={remarks.get([...path, index].join('.'))} />
          {renderRow(spec.fields(row), [...path, index])}
          <div className="flex flex-wrap items-center gap-2">
            <span
              draggable
              aria-hidden="true"
              title="Drag to move"
              onDragStart={(event) => {
                dragged.current = index
                event.dataTransfer.effectAllowed = 'move'
                // Some browsers drag nothing without data.
                event.dataTransfer.setData('text/plain', '')
                event.stopPropagation()
              }}
              onDragEnd={stopDragging}
              className="grid size-11 cursor-grab place-items-center rounded-lg text-muted text-xl"
            >
              ⠿
            </span>
            {MOVES.map(({ on, label, by }) => {
              const isAtEnd = index + by < 0 || index + by >= rows.length
              return (
                <button
                  key={on}
                  type="button"
                  data-move={on}
                  // Not `disabled`, which would lose the focus.
                  aria-disabled={isAtEnd}
                  aria-keyshortcuts="ArrowUp ArrowDown Home End"
                  className="button-small aria-disabled:opacity-50"
                  onClick={() => move(index, index + by, on)}
                  onKeyDown={(event) => onKey(event, index, on)}
                >
                  {label}
                  <span className="sr-only">
                    : {spec.one} {index + 1}
                  </span>
                </button>
              )
            })}
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
          Add {/^[aeiou](?!nit)/.test(spec.one) ? 'an' : 'a'} {spec.one}
        </button>
        {removed && (
          <button type="button" className="button-small" onClick={bringBack}>
            Undo removal
          </button>
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </fieldset>
  )
}

const MOVES = [
  { on: 'up', label: 'Up', by: -1 },
  { on: 'down', label: 'Down', by: 1 },
] as const

/** Authors name gaps and regions; accepted answers have no IDs. */
function hasOwnId(spec: Props['spec']): boolean {
  return 'id' in spec.blank || spec.isWithoutIds === true
}

/** A random ID that reveals nothing. */
function newId(): string {
  return `o${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`
}
