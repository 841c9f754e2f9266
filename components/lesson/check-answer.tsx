'use client'

import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { focusOpenQuestion } from '@/components/items/open-question'
import { callApi } from '@/contract/call-api'
import type { CheckOutcome } from './check-result'
import { fillFields, keepCheck, readCheck } from './stored-check'

// Results need the rich-text reader, which most readers of a lesson don't.
const loadResult = () => import('./check-result').then(({ CheckResult }) => ({ default: CheckResult }))
const CheckResult = lazy(loadResult)

type Props = { courseSlug: string; lessonSlug: string; itemId: string; prefix: string; children: ReactNode }
type State =
  | { kind: 'open' }
  | { kind: 'sending' }
  | { kind: 'problem'; message: string }
  | { kind: 'done'; outcome: CheckOutcome }

/** Sends the answer to a quick check and shows the result in place. */
export function CheckAnswer({ courseSlug, lessonSlug, itemId, prefix, children }: Props) {
  const [state, setState] = useState<State>({ kind: 'open' })
  const form = useRef<HTMLFormElement>(null)
  const again = useRef<HTMLButtonElement>(null)
  const isAnsweredHere = useRef(false)
  useEffect(() => {
    const stored = readCheck(courseSlug, itemId)
    if (!stored || !form.current) return
    fillFields(form.current, stored.fields)
    const showResult = () => setState({ kind: 'done', outcome: stored.outcome })
    loadResult().then(showResult, () => {
      // Offline, and never shown here before: the question can be answered again.
    })
  }, [courseSlug, itemId])
  // The answered fields are disabled now, so the focus is lost.
  useEffect(() => {
    const isLost = state.kind === 'done' && document.activeElement === document.body
    if (isLost && isAnsweredHere.current) again.current?.focus()
  }, [state.kind])
  const action = `/courses/${courseSlug}/lessons/${lessonSlug}/check/${itemId}/answer`

  async function answer(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (state.kind === 'sending' || focusOpenQuestion(event.currentTarget)) return
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string') fields.append(name, value)
    setState({ kind: 'sending' })
    isAnsweredHere.current = true
    const next = await send({ course: courseSlug, item: itemId }, fields)
    if (next.kind === 'done') keepCheck(courseSlug, itemId, { fields: [...fields], outcome: next.outcome })
    setState(next)
  }

  function tryAgain() {
    keepCheck(courseSlug, itemId, null)
    // Render before moving the focus, since a disabled field can't receive it.
    flushSync(() => setState({ kind: 'open' }))
    form.current?.reset()
    form.current?.querySelector<HTMLInputElement>('input:not([type=hidden])')?.focus()
  }

  return (
    <form ref={form} method="post" action={action} onSubmit={answer}>
      <input type="hidden" name="prefix" value={prefix} />
      <fieldset
        disabled={state.kind === 'done' || state.kind === 'sending'}
        hidden={state.kind === 'done'}
        className="contents"
      >
        {children}
      </fieldset>
      <div aria-live="polite">
        {state.kind === 'problem' && <p className="mt-3 text-wrong">{state.message}</p>}
        <Suspense>
          {state.kind === 'done' && <CheckResult outcome={state.outcome} courseSlug={courseSlug} />}
        </Suspense>
      </div>
      {state.kind === 'done' ? (
        // Separate keys: a button that changes its type during a click would submit the form.
        <button key="again" ref={again} type="button" className="button-small mt-4" onClick={tryAgain}>
          Try again
        </button>
      ) : (
        <button key="check" type="submit" className="button mt-4" aria-disabled={state.kind === 'sending'}>
          {state.kind === 'sending' ? 'Checking…' : 'Check answer'}
        </button>
      )}
    </form>
  )
}

async function send(params: { course: string; item: string }, fields: URLSearchParams): Promise<State> {
  try {
    const sent = callApi('POST /courses/{course}/checks/{item}', { params, body: { fields: [...fields] } })
    const [answer] = await Promise.all([sent, loadResult()])
    if (answer.ok) return { kind: 'done', outcome: answer.data }
    return {
      kind: 'problem',
      message: answer.problem?.detail ?? 'We couldn’t check that answer. Try again.',
    }
  } catch {
    return {
      kind: 'problem',
      message: 'You seem to be offline. Your answer is still here. Try again in a moment.',
    }
  }
}
