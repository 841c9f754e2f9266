'use client'

import { useEffect, useRef } from 'react'
import { useShown } from './shown-question'

type Asked = { slot: number; tries: number; revision: number }

type Props = { asked: readonly Asked[] }

/** The question that this browser tab showed last, since the page of an unsaved attempt may be mounted again as a stored one's. */
let lastShown: number | null = null

/** Keeps the focus where the learner is: on the heading of the next question, on the result of a check, or in a field that was rendered again. */
export function QuestionFocus({ asked }: Props) {
  const { current } = useShown()
  const before = useRef<readonly Asked[]>([])
  const field = useRef<string | null>(null)
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement
      field.current = isField ? selectorOf(target) : null
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
  const drawn = asked.map(({ slot, tries, revision }) => `${slot}.${tries}.${revision}`).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` represents `asked`, which is new with each render
  useEffect(() => {
    const checked = asked.find(({ slot, tries }) =>
      before.current.some((known) => known.slot === slot && known.tries < tries),
    )
    const isOther = current !== null && lastShown !== null && lastShown !== current
    if (checked) focusOn(`#s${checked.slot}-checked`)
    else if (isOther) focusOn(`#s${current}-stem`)
    else if (document.activeElement === document.body && field.current) focusOn(field.current)
    before.current = asked
    lastShown = current
  }, [current, drawn])
  return null
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus()
}

function selectorOf(field: HTMLInputElement | HTMLSelectElement): string {
  const name = `[name="${CSS.escape(field.name)}"]`
  const isChoice = field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)
  return isChoice ? `${name}[value="${CSS.escape(field.value)}"]` : name
}
