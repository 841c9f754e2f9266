'use client'

import { type DragEvent, useRef, useState } from 'react'
import { fieldClass } from '@/components/items/field-class'
import type { FieldsProps } from '@/components/items/fields-props'
import { RichLabel, RichLine } from '@/components/items/rich-text'
import { plainText } from '@/domain/items/rich-text'

/**
 * A list of elements that can be moved by position number, with buttons, or by dragging. Until the learner changes it, every
 * position is empty, since an unchanged order is no answer. Without JavaScript, only the position numbers work.
 */
export function OrderingFields({ item, response, name }: FieldsProps<'ordering'>) {
  const saved = Array.isArray(response) && response.length === item.elements.length ? response : null
  const [order, setOrder] = useState(saved ?? item.elements.map(({ id }) => id))
  const [touched, setTouched] = useState(saved !== null)
  const [said, setSaid] = useState('')
  const dragged = useRef<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const elements = new Map(item.elements.map((element) => [element.id, element]))

  function move(id: string, to: number) {
    const position = Math.max(0, Math.min(order.length - 1, to))
    const text = plainText(elements.get(id)?.text ?? id)
    setSaid(`${text}, position ${position + 1} of ${order.length}`)
    const rest = order.filter((other) => other !== id)
    setOrder([...rest.slice(0, position), id, ...rest.slice(position)])
    setTouched(true)
    // The fields have the new positions only after this render, so notify the code that saves them then.
    setTimeout(() => list.current?.dispatchEvent(new Event('change', { bubbles: true })))
  }

  /** Makes the order as shown the answer, since it can be the correct one. */
  function keepOrder() {
    if (touched) return
    setTouched(true)
    setSaid('Order kept')
    setTimeout(() => list.current?.dispatchEvent(new Event('change', { bubbles: true })))
  }

  function drop(event: DragEvent, to: number) {
    event.preventDefault()
    if (dragged.current) move(dragged.current, to)
    dragged.current = null
  }

  return (
    <fieldset>
      <legend className="sr-only">
        <RichLabel text={item.stem} />
      </legend>
      {item.ends && <p className="mb-2 text-muted text-sm">At the top: {item.ends[0]}</p>}
      <ol ref={list} className="grid gap-2">
        {order.map((id, index) => {
          const written = elements.get(id)?.text ?? id
          const text = plainText(written)
          return (
            <li
              key={id}
              draggable
              onDragStart={() => {
                dragged.current = id
              }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => drop(event, index)}
              className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-card px-3 py-2 [[draggable=true]]:cursor-grab"
            >
              <select
                name={`${name}.${id}`}
                aria-label={`Position of “${text}”`}
                value={touched ? String(index + 1) : ''}
                onChange={(event) => move(id, Number(event.target.value) - 1)}
                className={`${fieldClass} w-18 shrink-0 px-2`}
              >
                <option value="" disabled={touched}>
                  –
                </option>
                {order.map((other, position) => (
                  <option key={other} value={position + 1}>
                    {position + 1}
                  </option>
                ))}
              </select>
              <span className="flex-1 max-sm:order-first max-sm:basis-full">
                <RichLine text={written} />
              </span>
              <span className="needs-script ml-auto flex shrink-0 gap-1">
                <MoveButton
                  label={`Move “${text}” up`}
                  isAtEnd={index === 0}
                  onClick={() => move(id, index - 1)}
                >
                  ↑
                </MoveButton>
                <MoveButton
                  label={`Move “${text}” down`}
                  isAtEnd={index === order.length - 1}
                  onClick={() => move(id, index + 1)}
                >
                  ↓
                </MoveButton>
              </span>
            </li>
          )
        })}
      </ol>
      {item.ends && <p className="mt-2 text-muted text-sm">At the bottom: {item.ends[1]}</p>}
      {/* The button stays in place, so that it keeps the focus. */}
      <button
        type="button"
        aria-disabled={touched}
        onClick={keepOrder}
        className="button-quiet needs-script mt-3 aria-disabled:opacity-50"
      >
        Keep this order
      </button>
      {!touched && <p className="sr-only">Not ordered yet</p>}
      <p className="sr-only" role="status">
        {said}
      </p>
    </fieldset>
  )
}

/** At the end of the list, the button does nothing but stays enabled, since a disabled one would lose the focus. */
function MoveButton(props: { label: string; isAtEnd: boolean; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      aria-disabled={props.isAtEnd}
      onClick={props.isAtEnd ? undefined : props.onClick}
      className="size-11 rounded-lg border border-line text-lg hover:border-accent hover:text-accent aria-disabled:cursor-default aria-disabled:border-line aria-disabled:text-ink aria-disabled:opacity-35"
    >
      {props.children}
    </button>
  )
}
