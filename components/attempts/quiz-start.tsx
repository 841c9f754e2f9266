import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { countingScore } from '@/domain/attempts/counting-score'
import type { QuizNoun } from '@/domain/attempts/format-results-policy'
import { COUNTING_LABELS } from '@/domain/attempts/format-rules'
import type { StartBlock } from '@/domain/attempts/get-start-block'
import type { Rules } from '@/domain/attempts/rules'
import { formatPercent, pluralForm } from '@/domain/text/format'
import { formatWaiting } from './format-waiting'

type AttemptSummary = {
  id: string
  number: number
  state: string
  submittedAt: Date | null
  isLate: boolean
  earned: number | null
  possible: number | null
  waiting: number
}

type Props = {
  /** The form's action. */
  action: string
  noun: QuizNoun
  state: {
    rules: Rules
    hasPassword: boolean
    done: AttemptSummary[]
    open: object | null
    refusal: StartBlock | null
    /** Whether the class is archived, so that nothing can be started or continued. */
    isArchived?: boolean
  }
  /** Whether the entered password was incorrect. */
  isPasswordWrong: boolean
}

/** The start button of a quiz, or why it can't be started, and the attempts so far. */
export function QuizStart({ action, noun, state, isPasswordWrong }: Props) {
  const { open, done, refusal, hasPassword, isArchived } = state
  return (
    <>
      {isArchived ? null : refusal && !open ? (
        <Notice className="mt-8">
          <Refusal refusal={refusal} noun={noun} />
        </Notice>
      ) : (
        <form method="post" action={action} className="mt-8 grid gap-4">
          {hasPassword && !open && <PasswordField isWrong={isPasswordWrong} />}
          <div>
            <button type="submit" className="button px-6">
              {open
                ? 'Continue where you left off'
                : done.length > 0
                  ? `Retake ${noun}`
                  : `Start the ${noun}`}
            </button>
          </div>
        </form>
      )}
      {done.length > 0 && <Attempts state={state} />}
    </>
  )
}

function Refusal({ refusal, noun }: { refusal: StartBlock; noun: QuizNoun }) {
  switch (refusal.reason) {
    case 'not-open-yet':
      return (
        <>
          This {noun} opens on <LocalTime date={refusal.opensAt.toISOString()} />.
        </>
      )
    case 'closed':
      return (
        <>
          This {noun} closed on <LocalTime date={refusal.closedAt.toISOString()} />.
        </>
      )
    case 'no-attempts-left':
      return pluralForm(
        refusal.attempts,
        'You’ve used your only attempt.',
        `You’ve used all ${refusal.attempts} attempts.`,
      )
    case 'wait':
      return (
        <>
          You have to wait between attempts. You can start the next one on{' '}
          <LocalTime date={refusal.until.toISOString()} />.
        </>
      )
  }
}

function PasswordField({ isWrong }: { isWrong: boolean }) {
  return (
    <div className="max-w-sm">
      <label htmlFor="quiz-password" className="mb-1 block font-medium">
        Quiz password
      </label>
      <input
        id="quiz-password"
        name="password"
        type="password"
        required
        autoComplete="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? 'quiz-password-error' : undefined}
        className="input"
      />
      {isWrong && (
        <p id="quiz-password-error" role="alert" className="mt-1 text-sm text-wrong">
          Incorrect quiz password.
        </p>
      )}
    </div>
  )
}

function Attempts({ state: { done, rules } }: Pick<Props, 'state'>) {
  const marks = [...done]
    .reverse()
    .flatMap(({ earned, possible }) => (earned === null || possible === null ? [] : [{ earned, possible }]))
  const counts = countingScore(marks, rules.counting)
  return (
    <section aria-labelledby="attempts" className="mt-12">
      <h2 id="attempts">Your attempts</h2>
      {counts !== null && marks.length > 1 && (
        <p className="mt-1 text-muted">
          Your score: {formatPercent(counts)} ({COUNTING_LABELS[rules.counting]}).
        </p>
      )}
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {done.map((attempt) => (
          <AttemptLine key={attempt.id} attempt={attempt} />
        ))}
      </ul>
    </section>
  )
}

function AttemptLine({
  attempt: { id, number, state, submittedAt, isLate, earned, possible, waiting },
}: {
  attempt: AttemptSummary
}) {
  return (
    <li>
      <Link
        href={`/attempts/${id}/results`}
        prefetch={false}
        className="flex justify-between gap-4 py-3 text-ink no-underline hover:text-accent"
      >
        <span>
          Attempt {number}
          <span className="text-muted">
            {state === 'ABANDONED' && ' · not submitted in time'}
            {submittedAt && (
              <>
                {' '}
                · <LocalTime date={submittedAt.toISOString()} />
              </>
            )}
            {isLate && ' · late'}
            {waiting > 0 && ` · ${formatWaiting(waiting)}`}
          </span>
        </span>
        <span className="font-semibold tabular-nums">
          {earned === null || possible === null
            ? '–'
            : possible === 0
              ? 'Not scored'
              : formatPercent(earned / possible)}
        </span>
      </Link>
    </li>
  )
}
