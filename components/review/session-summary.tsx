'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { plural } from '@/domain/text/format'
import type { Answered } from './send-answers'

type Props = {
  answers: readonly Answered[]
  /** Set if time ran out before the questions did. */
  timeUp?: { minutes: number; onGoOn: () => void } | null
  onUndo: (() => void) | null
}

/** The end of a session: its results and links. */
export function SessionSummary({ answers, timeUp, onUndo }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isAfterQuestions = answers.length > 0 || Boolean(timeUp)
  // The question that had the focus was removed.
  useEffect(() => {
    if (isAfterQuestions) heading.current?.focus()
  }, [isAfterQuestions])
  const correct = answers.filter(({ review }) => review.status === 'correct').length
  const again = answers.filter(({ rating }) => rating === 1).length
  return (
    <section aria-labelledby="session-end" className="rounded-xl bg-accent-soft p-6 sm:p-8">
      <h2 id="session-end" ref={heading} tabIndex={-1} className="outline-none">
        {timeUp
          ? `Time’s up: ${plural(timeUp.minutes, 'minute')}`
          : answers.length === 0
            ? 'No more cards right now'
            : 'Session complete'}
      </h2>
      {answers.length > 0 && (
        <p className="mt-3 text-lg">
          {howRight(answers.length, correct)}
          {again > 0 && ` ${plural(again, 'card comes', 'cards come')} up again soon.`}
        </p>
      )}
      {timeUp && (
        <p className="mt-1">
          The remaining cards will be here when you come back. You lose nothing by stopping now.
        </p>
      )}
      <p className="mt-5 flex flex-wrap gap-3">
        <Link href="/review" className="button">
          Back to review
        </Link>
        {timeUp && (
          <button type="button" className="button-quiet" onClick={timeUp.onGoOn}>
            Keep going
          </button>
        )}
        <Link href="/progress" prefetch={false} className="button-quiet">
          Progress
        </Link>
        {onUndo && (
          <button type="button" className="button-quiet" onClick={onUndo}>
            Undo last answer
          </button>
        )}
      </p>
    </section>
  )
}

function howRight(answers: number, correct: number): string {
  return `${plural(answers, 'answer')}, ${correct} correct.`
}
