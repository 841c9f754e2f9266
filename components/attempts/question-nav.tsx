'use client'

import Link from 'next/link'
import type { MouseEvent } from 'react'
import { isPlainClick } from '@/components/ui/plain-click'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { QuizNoun } from '@/domain/attempts/format-results-policy'
import type { AnswerProgress } from '@/domain/items/answer-progress'
import { formatAnswerProgress, formatIncomplete } from './format-answer-progress'
import { useShown } from './shown-question'

type QuestionState = { slot: number; progress: AnswerProgress; flagged: boolean }
type Props = {
  /** The page's path. For an unsaved attempt, it already has a query. */
  path: string
  questions: readonly QuestionState[]
  /** Whether the learner can't go back; the questions are then not links. */
  isSequential: boolean
  /** Where to submit; null for an unsaved attempt, which has nothing to submit. */
  finishPath: string | null
  noun: QuizNoun
}

/** Shows progress in the quiz and links to every question. The form's script updates it as answers are saved. */
export function QuestionNav({ path, questions, isSequential, finishPath, noun }: Props) {
  const { current, finish } = useShown()
  const answered = questions.filter(({ progress }) => progress.state === 'answered').length
  const join = path.includes('?') ? '&' : '?'
  return (
    <aside className="question-nav lg:sticky lg:top-20 lg:self-start">
      <h2 className="eyebrow font-sans">Your progress</h2>
      <p className="mt-2 text-sm" data-progress>
        {answered} of {questions.length} answered
      </p>
      <ProgressBar label="Questions answered" value={answered} max={questions.length} className="mt-2" />
      <p className="mt-2 text-sm text-warn empty:hidden" data-incomplete>
        {formatIncomplete(questions)}
      </p>
      <ol className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-2">
        {questions.map(({ slot, progress, flagged }) => (
          <li key={slot}>
            <QuestionLink
              href={isSequential ? null : current === null ? `#s${slot}-stem` : `${path}${join}slot=${slot}`}
              question={{ slot, progress, flagged }}
              isCurrent={slot === current}
            />
          </li>
        ))}
      </ol>
      {isSequential ? null : finishPath ? (
        <Link
          href={finishPath}
          prefetch={false}
          className="mt-5 inline-block text-sm underline"
          onClick={(event) => followFinish(event, finish.current)}
        >
          Finish the {noun}
        </Link>
      ) : (
        // The form's script shows this when the first answer has created the attempt.
        <a
          href={path}
          data-finish
          hidden
          className="mt-5 inline-block text-sm underline"
          onClick={(event) => followFinish(event, finish.current)}
        >
          Finish the {noun}
        </a>
      )}
    </aside>
  )
}

/** Lets the form send pending answers before it opens the next page. */
function followFinish(event: MouseEvent, finish: (() => void) | null): void {
  if (!isPlainClick(event) || !finish) return
  event.preventDefault()
  finish()
}

/** A question's number with its status; a link if the learner can go there. */
function QuestionLink({
  href,
  question,
  isCurrent,
}: {
  href: string | null
  question: QuestionState
  isCurrent: boolean
}) {
  const { show } = useShown()
  const { slot, progress, flagged } = question
  const attributes = {
    'aria-current': isCurrent ? ('step' as const) : undefined,
    'data-question': slot,
    'data-progress-state': progress.state,
    'data-answered': progress.answered,
    'data-parts': progress.parts,
    'data-flagged': flagged,
    className: 'question-link',
  }
  const content = (
    <>
      <span className="sr-only">Question </span>
      {slot}
      <span className="sr-only" data-question-state>
        {`, ${formatAnswerProgress(progress)}${flagged ? ', flagged' : ''}`}
      </span>
    </>
  )
  if (href === null) return <span {...attributes}>{content}</span>
  return (
    <Link
      href={href}
      prefetch={false}
      {...attributes}
      onClick={(event) => {
        if (!isPlainClick(event) || href.startsWith('#')) return
        event.preventDefault()
        show(slot)
      }}
    >
      {content}
    </Link>
  )
}
