'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { responseLimits } from '@/domain/items/response'
import type { QuantityFormat } from '@/domain/items/types/numeric/read-quantity'
import type { NumberQuestion, questionAbout as QuestionAbout } from './number-question'

/** Matches the delay before the attempt page saves. */
const TYPING_MS = 700

type Props = {
  item: QuantityFormat
  id?: string
  name: string
  /** Its accessible name, if it has no label. */
  label?: string
  value: string
  /** What to ask about `value` from the start, by `questionAbout`. */
  initialQuestion?: NumberQuestion | null
  describedBy?: string | undefined
  className: string
}

/**
 * A text field for a number, since a browser's number input would change or drop what it can't read. If the typed text
 * is ambiguous, it asks immediately which number was meant. Without JavaScript, the server asks after the form is submitted.
 */
export function NumberInput(props: Props) {
  const { item, id, name, label, value, initialQuestion = null, describedBy, className } = props
  const [question, setQuestion] = useState(initialQuestion)
  const questionAbout = useRef<typeof QuestionAbout>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const noteId = useId()

  useEffect(() => {
    const element = input.current
    const form = element?.form
    if (!form) return
    // Runs before the form's own handlers, which look for the question.
    const onSubmit = () => flushSync(() => setQuestion(questionAbout.current?.(element.value, item) ?? null))
    const onReset = () => setQuestion(null)
    form.addEventListener('submit', onSubmit, true)
    form.addEventListener('reset', onReset)
    return () => {
      form.removeEventListener('submit', onSubmit, true)
      form.removeEventListener('reset', onReset)
    }
  }, [item])
  useEffect(() => () => clearTimeout(timer.current), [])

  // Most readers of a lesson never type a number, so the code that reads numbers arrives with the focus. The server asks as well if
  // the form is sent before that.
  async function onFocus() {
    const loaded = await import('./number-question').catch(() => null)
    if (!loaded) return
    questionAbout.current = loaded.questionAbout
    if (input.current && input.current.value !== value) onType(input.current.value)
  }

  function onType(typed: string) {
    clearTimeout(timer.current)
    const found = questionAbout.current?.(typed, item) ?? null
    if (found) timer.current = setTimeout(() => setQuestion(found), TYPING_MS)
    else setQuestion(null)
  }

  function choose(choice: string) {
    const element = input.current
    if (!element) return
    clearTimeout(timer.current)
    element.value = choice
    setQuestion(null)
    // Notify the form's listeners as if the number was typed.
    for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }))
    element.focus()
  }

  return (
    <>
      <input
        ref={input}
        id={id}
        name={name}
        type="text"
        aria-label={label}
        inputMode="decimal"
        spellCheck={false}
        maxLength={responseLimits.numberCharacters}
        defaultValue={value}
        aria-invalid={question ? true : undefined}
        aria-describedby={[question && noteId, describedBy].filter(Boolean).join(' ') || undefined}
        onFocus={() => void onFocus()}
        onChange={(event) => onType(event.target.value)}
        className={className}
      />
      <span role="status" id={noteId} className={question ? noteClass : undefined}>
        {question?.message}
      </span>
      {question && (
        <span data-number-choices="" className="needs-script my-1 flex flex-wrap gap-2 font-sans text-base">
          {question.choices.map((choice) => (
            <button key={choice} type="button" className="button-small" onClick={() => choose(choice)}>
              Use {choice}
            </button>
          ))}
        </span>
      )}
    </>
  )
}

/** Also used within a sentence with gaps, so an empty note must not break the line. */
const noteClass = 'block font-sans text-base text-wrong leading-normal'
