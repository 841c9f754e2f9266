'use client'

import { useEffect, useRef } from 'react'
import { chooseFocus, type FocusState } from './choose-focus'
import { useShown } from './shown-question'

type Props = { questions: readonly FocusState[] }

/** The question that this browser tab showed last, since the page of an unsaved attempt may be mounted again as a stored one's. */
let lastShown: number | null = null

/** Keeps the focus where the learner is: on the heading of the next question, on the result of a check, or in a field that was rendered again. */
export function QuestionFocus({ questions }: Props) {
  const { current } = useShown()
  const before = useRef<readonly FocusState[]>([])
  const field = useRef<string | null>(null)
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement
      field.current = isField ? selectorOf(target) : null
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
  const rendered = questions.map(({ slot, tries, revision }) => `${slot}.${tries}.${revision}`).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rendered` represents `questions`, which is new with each render
  useEffect(() => {
    const id = chooseFocus({ before: before.current, questions, current, lastShown })
    if (id) focusOn(`#${id}`)
    else if (document.activeElement === document.body && field.current) focusOn(field.current)
    before.current = questions
    lastShown = current
  }, [current, rendered])
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
