'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { responseFromForm } from '@/domain/items/response-from-form'
import type { Rating } from '@/domain/scheduling/memory'
import { CardMenu } from './card-menu'
import { Outcome } from './outcome'
import { QuestionFields, type ReviewQuestion } from './question-fields'
import { RatingChoice } from './rating-choice'
import { type Answered, SendProblem } from './send-answers'
import { SessionSummary } from './session-summary'
import { ONLINE, type ReviewTransport } from './transport'
import { useReviewKeys } from './use-review-keys'

/** One question, or the two of a drill side by side. */
export type ReviewStep = {
  key: string
  /** Of a drill. */
  pair: { id: string; title: string } | null
  sides: { label: string | null; question: ReviewQuestion }[]
}

type Props = {
  courseSlug: string
  steps: ReviewStep[]
  /** Null where so many cards were asked for. */
  minutes: number | null
  /** Of this page, for a browser without JavaScript. */
  clientId: string
  /** Who grades the answers. */
  transport?: ReviewTransport
  /** Called with each step that is over. */
  onDone?: (step: ReviewStep) => void
}

type Done = { step: ReviewStep; answers: Answered[] }

/**
 * A review session: a question, what came of it with the passage, the next. By keyboard alone: 1 to 9 choose, Enter checks, Enter or space goes on,
 * U takes back. Without JavaScript the form posts, and a page shows what came of it.
 */
export function ReviewSession({ courseSlug, steps, minutes, clientId, transport = ONLINE, onDone }: Props) {
  const [done, setDone] = useState<Done[]>([])
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<Answered[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [isTimeUp, setIsTimeUp] = useState(false)
  // Raised when a question is asked once more: its fields begin anew.
  const [round, setRound] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const sequence = useRef(0)
  const tab = useRef('')
  const askedAt = useRef(0)
  const startedAt = useRef(0)
  const step = steps[at]
  const isOver = !step || (isTimeUp && answers === null)

  useEffect(() => {
    tab.current = crypto.randomUUID()
    startedAt.current = Date.now()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts with each question
  useEffect(() => {
    askedAt.current = Date.now()
    form.current?.querySelector<HTMLElement>('[id$="-stem"]')?.focus({ preventScroll: at === 0 })
  }, [at, round])

  const check = useCallback(async () => {
    if (!form.current || !step || isSending) return
    const fields = [...new FormData(form.current)]
    const given = step.sides.map(({ question }, index) =>
      responseFromForm(question.item, fields, prefixOf(index)),
    )
    const answeredAt = new Date()
    const durationMs = Math.round((answeredAt.getTime() - askedAt.current) / given.length)
    setIsSending(true)
    setProblem(null)
    try {
      const answered = await transport.sendAnswers(
        courseSlug,
        step.sides.map(({ question: { versionId } }, index) => {
          sequence.current += 1
          return {
            ...{ clientId: tab.current, sequence: sequence.current, versionId, durationMs },
            ...{ response: given[index], answeredAt: answeredAt.toISOString(), pair: step.pair?.id ?? null },
          }
        }),
      )
      const unread = answered.find(({ id }) => id === null)
      if (unread) setProblem(unread.review.reason ?? 'Give an answer first: guessing helps too.')
      else setAnswers(answered)
    } catch (error) {
      if (!(error instanceof SendProblem)) throw error
      setProblem(error.message)
    } finally {
      setIsSending(false)
    }
  }, [courseSlug, step, isSending, transport])

  const goOn = useCallback(() => {
    if (!step || !answers) return
    setDone((before) => [...before, { step, answers }])
    onDone?.(step)
    setAnswers(null)
    setAt((before) => before + 1)
    if (minutes !== null && Date.now() - startedAt.current > minutes * 60_000) setIsTimeUp(true)
  }, [step, answers, minutes, onDone])

  /** Takes the last answer back: the one that is shown, or that of the question before. */
  const undo = useCallback(async () => {
    const last = answers ? { step, answers } : done.at(-1)
    if (!last || isSending) return
    setIsSending(true)
    setProblem(null)
    try {
      for (const { id } of last.answers) if (id) await transport.sendAmendment(id, 0)
      if (!answers) {
        setDone((before) => before.slice(0, -1))
        setAt((before) => before - 1)
        setIsTimeUp(false)
      }
      setAnswers(null)
      setRound((before) => before + 1)
    } catch (error) {
      if (!(error instanceof SendProblem)) throw error
      setProblem(error.message)
    } finally {
      setIsSending(false)
    }
  }, [answers, done, step, isSending, transport])

  const rate = useCallback(
    async (rating: Rating) => {
      const [answered] = answers ?? []
      if (!answered?.id || answers?.length !== 1) return
      try {
        const dueAt = await transport.sendAmendment(answered.id, rating)
        setAnswers([{ ...answered, rating, dueAt }])
      } catch (error) {
        if (!(error instanceof SendProblem)) throw error
        setProblem(error.message)
      }
    },
    [answers, transport],
  )

  useReviewKeys({ form, isChecked: answers !== null, check, goOn, undo, rate })

  if (isOver)
    return (
      <SessionSummary
        answers={done.flatMap((entry) => entry.answers)}
        onUndo={done.length > 0 ? undo : null}
      />
    )
  const [first] = step.sides
  const [single] = answers ?? []
  return (
    <form
      ref={form}
      method="post"
      action="/review/session/answer"
      onSubmit={(event) => {
        event.preventDefault()
        if (answers) goOn()
        else void check()
      }}
    >
      <HiddenFields step={step} clientId={clientId} left={steps.length - at} />
      <div className="mb-6 flex items-center justify-between gap-4">
        <p className="text-muted text-sm tabular-nums">
          {at + 1} of {steps.length}
          {minutes !== null && ` · ${minutes} min`}
        </p>
        {first && step.sides.length === 1 && transport === ONLINE && (
          <CardMenu
            key={step.key}
            courseSlug={courseSlug}
            question={first.question}
            onAside={() => {
              setAnswers(null)
              setAt((before) => before + 1)
            }}
          />
        )}
      </div>
      <progress
        className="progress mb-8"
        max={steps.length}
        value={at + (answers ? 1 : 0)}
        aria-label="How far the session is"
      />
      {step.pair && (
        <p className="mb-6 rounded-lg bg-warn-soft px-4 py-3 text-warn">
          Easily mixed up: {step.pair.title}. Answer both, then check.
        </p>
      )}
      <div
        key={`${step.key}.${round}`}
        className={step.sides.length > 1 ? 'grid gap-x-10 gap-y-12 md:grid-cols-2' : undefined}
      >
        {step.sides.map(({ label, question }, index) => (
          <div key={question.versionId}>
            <QuestionFields
              question={question}
              prefix={prefixOf(index)}
              isLocked={answers !== null}
              {...(label !== null && { label })}
            />
            <div aria-live="polite">{answers?.[index] && <Outcome answered={answers[index]} />}</div>
          </div>
        ))}
      </div>
      <p role="alert" className={problem ? 'mt-4 text-wrong' : 'sr-only'}>
        {problem}
      </p>
      {single?.rating && answers?.length === 1 && <RatingChoice rating={single.rating} onRate={rate} />}
      <div className="sticky bottom-0 mt-8 flex items-center gap-3 border-line border-t bg-paper/95 py-3 backdrop-blur">
        <button type="submit" className="button max-sm:flex-1" disabled={isSending}>
          {answers ? (at + 1 < steps.length ? 'Next' : 'Finish') : isSending ? 'Checking …' : 'Check'}
        </button>
        {(answers !== null || done.length > 0) && (
          <button type="button" className="button-quiet" onClick={() => void undo()} disabled={isSending}>
            Undo
          </button>
        )}
        <p className="needs-script ml-auto hidden text-muted text-xs sm:block">
          <kbd>1</kbd>–<kbd>9</kbd> choose · <kbd>Enter</kbd> check, next · <kbd>U</kbd> undo
        </p>
      </div>
    </form>
  )
}

/** What a browser without JavaScript sends along. */
function HiddenFields({ step, clientId, left }: { step: ReviewStep; clientId: string; left: number }) {
  return (
    <>
      <input type="hidden" name="client" value={clientId} />
      <input type="hidden" name="left" value={left} />
      {step.pair && <input type="hidden" name="pair" value={step.pair.id} />}
      {step.sides.map(({ question: { versionId } }) => (
        <input key={versionId} type="hidden" name="version" value={versionId} />
      ))}
    </>
  )
}

/** What the names of the fields of a side start with: of the route that reads them as well. */
function prefixOf(side: number): string {
  return `q${side}`
}
