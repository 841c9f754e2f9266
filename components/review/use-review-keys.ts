import { type RefObject, useLayoutEffect } from 'react'
import { isPressed, isTypedInto, type Shortcut } from '@/components/shortcuts/shortcut'
import { type ShortcutGroup, useShortcuts } from '@/components/shortcuts/shown-shortcuts'
import { CONFIDENCE_LEVELS } from '@/domain/calibration/confidence-levels'
import type { Rating } from '@/domain/scheduling/memory'

/** The keys that check with a confidence, by confidence: the first letters of the labels. */
export const CONFIDENCE_KEYS = { 50: 'g', 75: 'f', 95: 's' } as const satisfies Record<
  (typeof CONFIDENCE_LEVELS)[number]['confidence'],
  string
>

export const REVIEW_SHORTCUTS = {
  choose: { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], does: 'Choose an answer' },
  check: { keys: ['Enter'], does: 'Check the answer' },
  checkWithConfidence: {
    keys: CONFIDENCE_LEVELS.map(({ confidence }) => CONFIDENCE_KEYS[confidence]),
    does: 'Check with your confidence, if you’re asked for it',
  },
  next: { keys: ['Enter', ' '], does: 'Go to the next question' },
  rate: { keys: ['1', '2', '3', '4'], does: 'Change the rating of the answer' },
  undo: { keys: ['u'], does: 'Undo' },
} as const satisfies Record<string, Shortcut>

const GROUP: ShortcutGroup = { title: 'Review', shortcuts: Object.values(REVIEW_SHORTCUTS) }

type Keys = {
  form: RefObject<HTMLFormElement | null>
  isChecked: boolean
  asksConfidence: boolean
  check: (confidence: number | null) => Promise<void>
  goToNextQuestion: () => void
  undo: () => Promise<void>
  rate: (rating: Rating) => Promise<void>
}

/** Keyboard shortcuts of a review session. In a text field, only Enter works. */
export function useReviewKeys({
  form,
  isChecked,
  asksConfidence,
  check,
  goToNextQuestion,
  undo,
  rate,
}: Keys): void {
  useShortcuts(GROUP)
  // Runs after each render, before the browser paints, so that a key acts on what is shown.
  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      const { target, key } = event
      if (!form.current || (target instanceof Element && !isOfSession(target, form.current))) return
      const isTyping = isTypedInto(target) && !isChecked
      // These keys already press a focused button.
      const isButton = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement
      const does = (name: keyof typeof REVIEW_SHORTCUTS) => isPressed(REVIEW_SHORTCUTS[name], event)
      if (isChecked && does('next') && !isButton) press(goToNextQuestion)
      else if (!isChecked && does('check') && !isButton) press(() => void check(null))
      else if (!isTyping && !isChecked && asksConfidence && does('checkWithConfidence'))
        press(() => void check(sure(key)))
      else if (!isTyping && does('undo')) press(() => void undo())
      else if (isChecked && does('rate')) press(() => void rate(Number(key) as Rating))
      else if (!isTyping && !isChecked && does('choose') && choose(form.current, Number(key))) press(() => {})

      function press(what: () => void) {
        event.preventDefault()
        what()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

/** Returns the confidence of a key; null for other keys. */
function sure(key: string): number | null {
  const letter = key.toLowerCase()
  return (
    CONFIDENCE_LEVELS.find(({ confidence }) => CONFIDENCE_KEYS[confidence] === letter)?.confidence ?? null
  )
}

function isOfSession(target: Element, form: HTMLFormElement): boolean {
  return target === document.body || form.contains(target)
}

/** Chooses the option with that number; in a comparison, of the first unanswered question. @returns whether there was one */
function choose(form: HTMLFormElement, number: number): boolean {
  const groups = new Map<string, HTMLInputElement[]>()
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]'))
    groups.set(input.name, [...(groups.get(input.name) ?? []), input])
  const lists = [...groups.values()]
  const open = lists.find((list) => list.every(({ checked }) => !checked)) ?? lists.at(-1)
  const input = open?.[number - 1]
  if (!input) return false
  input.focus()
  input.click()
  return true
}
