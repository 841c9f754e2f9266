'use client'

import type { FormEvent, ReactNode } from 'react'

/**
 * A field and a checkbox that means the opposite of a value, such as “No time limit”. The one that was changed last counts: typing clears the
 * checkbox, and selecting the checkbox clears the field. Without JavaScript, the server rejects a form that has both.
 */
export function EitherField({ children }: { children: ReactNode }) {
  function onInput({ target, currentTarget }: FormEvent<HTMLDivElement>) {
    if (!(target instanceof HTMLInputElement)) return
    for (const input of currentTarget.querySelectorAll('input')) {
      const isBox = input.type === 'checkbox'
      if (input === target || input.type === 'hidden' || isBox === (target.type === 'checkbox')) continue
      if (isBox && target.value !== '') input.checked = false
      if (!isBox && target.checked && input.value !== '') clear(input)
    }
  }
  return <div onInput={onInput}>{children}</div>
}

/** Clears a field as if the user had: React overrides the setter of fields whose value it keeps. */
function clear(input: HTMLInputElement) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '')
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
