'use client'

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { currentOwner } from '@/components/browser-storage/owner'
import { focusOpenQuestion } from '@/components/items/open-question'
import { callApi } from '@/contract/call-api'
import { VISITOR } from '@/domain/access/browser-owner'
import type { CheckOutcome } from './check-result'

// Results need the rich-text reader, which most readers of a lesson don't.
const loadResult = () => import('./check-result').then(({ CheckResult }) => CheckResult)
type CheckResult = Awaited<ReturnType<typeof loadResult>>
const loadMemory = () => import('./check-memory')

/** Browsers don’t count what moves this soon after a click as a shift, and readers expect it. In ms. */
const LATE = 400

type Props = {
  courseSlug: string
  lessonSlug: string
  itemId: string
  prefix: string
  stem: ReactNode
  /** The length of the longest result in characters, for its space while it loads. */
  resultLength: number
  /** The fields, which the result replaces. */
  children: ReactNode
}
type State =
  | { kind: 'open' }
  | { kind: 'sending' }
  | { kind: 'problem'; message: string }
  /** Answered on an earlier visit: the result is folded, so that nothing moves when it arrives. */
  | { kind: 'remembered'; outcome: CheckOutcome; on: string }
  /**
   * `minHeight`: in px, the space that a late result takes, so that the text below doesn’t move. `Result` is loaded: with `lazy`, the first
   * frame would be without it, and the buttons would move.
   */
  | { kind: 'done'; outcome: CheckOutcome; Result: CheckResult; minHeight?: number }

const FOLDED = { correct: '✓ Correct', partial: '✗ Partially correct', incorrect: '✗ Incorrect' } as const

/** Sends the answer to a quick check and shows the result in place. Shows an answer of an earlier visit. */
export function CheckAnswer({ courseSlug, lessonSlug, itemId, prefix, stem, resultLength, children }: Props) {
  const [state, setState] = useState<State>({ kind: 'open' })
  const form = useRef<HTMLFormElement>(null)
  const again = useRef<HTMLButtonElement>(null)
  const isTouched = useRef(false)
  useEffect(() => {
    let isCurrent = true
    async function remember() {
      // Someone who has never answered or read anything here has nothing to remember.
      if (currentOwner() === VISITOR) return
      const { fillFields, findCheck, formatAnsweredOn } = await loadMemory()
      const check = await findCheck({ courseSlug, lessonSlug, itemId, prefix })
      // The reader may have started to answer in the meantime.
      if (!check || !isCurrent || isTouched.current || !form.current) return
      fillFields(form.current, check.fields)
      setState({ kind: 'remembered', outcome: check.outcome, on: formatAnsweredOn(check) })
    }
    remember().catch(() => {
      // Offline, and never shown here before: the question can be answered again.
    })
    return () => {
      isCurrent = false
    }
  }, [courseSlug, lessonSlug, itemId, prefix])
  // The answered fields are disabled now, so the focus is lost.
  useEffect(() => {
    const isLost = state.kind === 'done' && document.activeElement === document.body
    if (isLost && isTouched.current) again.current?.focus()
  }, [state.kind])
  const action = `/courses/${courseSlug}/lessons/${lessonSlug}/check/${itemId}/answer`
  const isAnswered = state.kind === 'done' || state.kind === 'remembered'

  async function answer(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (state.kind === 'sending' || focusOpenQuestion(event.currentTarget)) return
    const fields = [...new FormData(event.currentTarget)].map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    setState({ kind: 'sending' })
    isTouched.current = true
    const sentAt = performance.now()
    const next = await send({ course: courseSlug, item: itemId }, fields)
    const isLate = next.kind === 'done' && performance.now() - sentAt > LATE
    setState(isLate ? { ...next, minHeight: form.current?.offsetHeight } : next)
    if (next.kind !== 'done') return
    const { keepCheck } = await loadMemory()
    const answeredAt = new Date().toISOString()
    keepCheck({ courseSlug, itemId }, { fields, outcome: next.outcome, answeredAt })
  }

  async function showResult(outcome: CheckOutcome) {
    const Result = await loadResult()
    isTouched.current = true
    setState({ kind: 'done', outcome, Result })
  }

  function tryAgain() {
    isTouched.current = true
    // Render before moving the focus, since a disabled field can't receive it.
    flushSync(() => setState({ kind: 'open' }))
    form.current?.reset()
    form.current?.querySelector<HTMLInputElement>('input:not([type=hidden])')?.focus()
  }

  return (
    <form
      ref={form}
      method="post"
      action={action}
      style={state.kind === 'done' ? { minHeight: state.minHeight } : undefined}
      onSubmit={answer}
      onInput={() => {
        isTouched.current = true
      }}
    >
      <p className="eyebrow flex justify-between gap-3">
        Quick check
        {state.kind === 'remembered' && <span className="whitespace-nowrap">Answered {state.on}</span>}
      </p>
      <input type="hidden" name="prefix" value={prefix} />
      {stem}
      <fieldset
        disabled={isAnswered || state.kind === 'sending'}
        hidden={state.kind === 'done'}
        className="contents"
      >
        {children}
      </fieldset>
      {/* Without a box, since one would move up when the result takes the place of the fields. */}
      <div aria-live="polite" className="contents">
        {state.kind === 'sending' && <Reserved length={resultLength} />}
        {state.kind === 'problem' && <p className="mt-3 text-wrong">{state.message}</p>}
        {state.kind === 'done' && <state.Result outcome={state.outcome} courseSlug={courseSlug} />}
      </div>
      {isAnswered ? (
        <p className="mt-4 flex min-h-11 flex-wrap items-center gap-2">
          {state.kind === 'remembered' && (
            <button type="button" className="button-small" onClick={() => void showResult(state.outcome)}>
              {FOLDED[state.outcome.status as keyof typeof FOLDED] ?? 'Result'}: see why
            </button>
          )}
          {/* Separate keys: a button that changes its type during a click would submit the form. */}
          <button key="again" ref={again} type="button" className="button-small" onClick={tryAgain}>
            Try again
          </button>
        </p>
      ) : (
        <button key="check" type="submit" className="button mt-4" aria-disabled={state.kind === 'sending'}>
          {state.kind === 'sending' ? 'Checking…' : 'Check answer'}
        </button>
      )}
    </form>
  )
}

/** The space of a result: invisible text that wraps as the result will, its verdict, and the labels of two options. */
function Reserved({ length }: { length: number }) {
  return (
    <p aria-hidden="true" className="mt-4 rounded-lg bg-accent-soft px-4 py-3">
      <span className="invisible whitespace-pre-line">{`\n\n\n\n\n${'reading '.repeat(length / 8)}`}</span>
    </p>
  )
}

async function send(params: { course: string; item: string }, fields: [string, string][]): Promise<State> {
  try {
    const sent = callApi('POST /courses/{course}/checks/{item}', { params, body: { fields } })
    const [answer, Result] = await Promise.all([sent, loadResult()])
    if (answer.ok) return { kind: 'done', outcome: answer.data, Result }
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
