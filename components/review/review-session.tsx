'use client'

import dynamic from 'next/dynamic'
import { Notice } from '@/components/ui/notice'
import { ProgressBar } from '@/components/ui/progress-bar'
import { usePageTitle } from '@/components/ui/use-page-title'
import { readConfidence } from '@/domain/calibration/confidence-levels'
import type { CardMenuProps } from './card-menu'
import { prefixOf } from './field-prefix'
import { Outcome } from './outcome'
import { QuestionFields } from './question-fields'
import { RatingChoice } from './rating-choice'
import { SessionBar } from './session-bar'
import { SessionSummary } from './session-summary'
import { ONLINE, type ReviewTransport } from './transport'
import { useReviewKeys } from './use-review-keys'
import { type ReviewStep, useReviewSession } from './use-review-session'

/**
 * Loaded separately, because a session doesn’t need it: if it can’t be loaded, the session continues without it. It isn’t rendered on the
 * server, because its button does nothing before its script arrives.
 */
const CardMenu = dynamic(
  () => import('./card-menu').then((loaded) => loaded.CardMenu).catch(() => NoCardMenu),
  {
    ssr: false,
  },
)
const NoCardMenu = (_: CardMenuProps) => null

type Props = {
  steps: ReviewStep[]
  /** Null if the session has a number of cards instead. */
  minutes: number | null
  /** Whether it asks for the learner's confidence. */
  asksConfidence: boolean
  /** Data for browsers without JavaScript. `only` is the course to which the session is limited; null for all. */
  plain: { clientId: string; until: string | null; only: string | null } | null
  /** Sends answers to be graded. */
  transport?: ReviewTransport
  /** Called with each finished step. */
  onDone?: (step: ReviewStep) => void
}

/**
 * A review session: a question, its result with the passage, then the next question. Keyboard: 1–9 choose, Enter checks, Enter or space
 * continues, U undoes, and G, F, and S check and state confidence. Without JavaScript, the form posts and a page shows the result.
 */
export function ReviewSession({ steps, minutes, plain, transport = ONLINE, ...props }: Props) {
  const session = useReviewSession({ steps, minutes, transport, onDone: props.onDone })
  const { form, step, at, answers, isStopped, minutesLeft, completed, check, goToNextQuestion } = session
  // A comparison has 2 questions, and one confidence can't apply to both.
  const asksConfidence = props.asksConfidence && step?.pair === null
  const undo = () => void session.undo()
  const isOver = !step || isStopped
  const position = minutes === null ? `${at + 1} of ${steps.length}` : `${at + 1}`
  usePageTitle(`${isOver ? 'Session complete' : `Question ${position}`} · Review · Casebook`)
  useReviewKeys({ ...session, isChecked: answers !== null, asksConfidence })

  if (!step || isStopped)
    return (
      <SessionSummary
        answers={completed}
        timeUp={step && minutes !== null ? { minutes, onGoOn: session.extendSession } : null}
        onUndo={completed.length > 0 ? undo : null}
      />
    )
  const [first] = step.sides
  const [single] = answers ?? []
  const isRated = answers?.length === 1
  return (
    <form
      autoComplete="off"
      ref={form}
      className="numbered-choices"
      method="post"
      action="/review/session/answer"
      onSubmit={(event) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent
        if (answers) goToNextQuestion()
        else void check(submitter instanceof HTMLButtonElement ? readConfidence(submitter.value) : null)
      }}
    >
      {plain && <HiddenFields step={step} plain={plain} left={steps.length - at} />}
      <div className="mb-3 flex min-h-9 items-center justify-between gap-4">
        <p className="text-muted text-sm tabular-nums">
          {minutes === null ? `${at + 1} of ${steps.length}` : `Question ${at + 1}`}
          {minutesLeft !== null && ` · ${minutesLeft} min left`}
        </p>
        <span className="flex gap-2">
          {answers === null && completed.length > 0 && (
            <button type="button" className="button-small" onClick={undo} aria-disabled={session.isSending}>
              Undo
            </button>
          )}
          {first && step.sides.length === 1 && transport === ONLINE && (
            <CardMenu
              courseSlug={step.course}
              question={first.question}
              stepKey={step.key}
              onHide={session.skip}
            />
          )}
        </span>
      </div>
      <ProgressBar
        label="Session progress"
        value={progressOf({ at: at + (answers ? 1 : 0), steps: steps.length, minutes, minutesLeft })}
        className="mb-6 sm:mb-8"
      />
      {step.pair && (
        <Notice tone="warn" className="mb-6">
          Comparison: {step.pair.title}.{answers === null && ' Answer both, then check.'}
        </Notice>
      )}
      <div
        key={`${step.key}.${session.round}`}
        className={step.sides.length > 1 ? 'grid gap-x-10 gap-y-12 md:grid-cols-2' : undefined}
      >
        {step.sides.map(({ label, question }, side) => (
          <div key={question.versionId}>
            <QuestionFields
              question={question}
              prefix={prefixOf(side)}
              rows={answers?.[side]?.review.rows ?? null}
              {...(label !== null && { label })}
            />
            <div aria-live="polite" className="scroll-mb-24" data-outcome>
              {answers?.[side] && <Outcome answered={answers[side]} courseSlug={step.course} />}
            </div>
          </div>
        ))}
      </div>
      <p role="alert" className={session.problem ? 'mt-4 text-wrong' : 'sr-only'}>
        {session.problem}
      </p>
      {single?.rating && isRated && (
        <RatingChoice rating={single.rating} onRate={(rating) => void session.rate(rating)} />
      )}
      <SessionBar
        isChecked={answers !== null}
        isSending={session.isSending}
        isLast={at + 1 >= steps.length || minutesLeft === 0}
        asksConfidence={asksConfidence}
        isRated={isRated}
        onUndo={undo}
      />
    </form>
  )
}

/** Progress from 0 to 1, by questions or by time, whichever is further. */
function progressOf(of: { at: number; steps: number; minutes: number | null; minutesLeft: number | null }) {
  const byTime = of.minutes !== null && of.minutesLeft !== null ? 1 - of.minutesLeft / of.minutes : 0
  return Math.max(byTime, of.at / of.steps)
}

/** Hidden fields for browsers without JavaScript. */
function HiddenFields({
  step,
  plain,
  left,
}: {
  step: ReviewStep
  plain: NonNullable<Props['plain']>
  left: number
}) {
  return (
    <>
      <input type="hidden" name="client" value={plain.clientId} />
      <input type="hidden" name="left" value={left} />
      <input type="hidden" name="course" value={step.course} />
      {plain.only && <input type="hidden" name="only" value={plain.only} />}
      {plain.until && <input type="hidden" name="until" value={plain.until} />}
      {step.pair && <input type="hidden" name="pair" value={step.pair.id} />}
      {step.sides.map(({ question: { versionId } }) => (
        <input key={versionId} type="hidden" name="version" value={versionId} />
      ))}
    </>
  )
}
