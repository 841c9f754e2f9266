'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { plural } from '@/domain/text/format'
import type { Answered } from './send-answers'

type Props = {
  answers: readonly Answered[]
  /** Where the time was up before the questions were. */
  timeUp?: { minutes: number; onGoOn: () => void } | null
  onUndo: (() => void) | null
}

/** The end of a session: how it went, and where to go. */
export function SessionSummary({ answers, timeUp, onUndo }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isAfterQuestions = answers.length > 0 || Boolean(timeUp)
  // The question that had the focus is gone.
  useEffect(() => {
    if (isAfterQuestions) heading.current?.focus()
  }, [isAfterQuestions])
  const right = answers.filter(({ review }) => review.status === 'right').length
  const again = answers.filter(({ rating }) => rating === 1).length
  return (
    <section aria-labelledby="session-end" className="rounded-xl bg-accent-soft p-6 sm:p-8">
      <h2 id="session-end" ref={heading} tabIndex={-1} className="outline-none">
        {timeUp
          ? timeUp.minutes === 1
            ? 'One minute is over'
            : `${timeUp.minutes} minutes are over`
          : answers.length === 0
            ? 'Nothing more to ask now'
            : 'That is it for now'}
      </h2>
      {answers.length > 0 && (
        <p className="mt-3 text-lg">
          {howRight(answers.length, right)}
          {again > 0 && ` ${plural(again, 'comes', 'come')} again soon.`}
        </p>
      )}
      {timeUp && <p className="mt-1">What is left waits for you: nothing is lost by stopping here.</p>}
      <p className="mt-5 flex flex-wrap gap-3">
        <Link href="/review" className="button">
          Back to review
        </Link>
        {timeUp && (
          <button type="button" className="button-quiet" onClick={timeUp.onGoOn}>
            Go on a little
          </button>
        )}
        <Link href="/progress" prefetch={false} className="button-quiet">
          My progress
        </Link>
        {onUndo && (
          <button type="button" className="button-quiet" onClick={onUndo}>
            Undo the last answer
          </button>
        )}
      </p>
    </section>
  )
}

function howRight(answers: number, right: number): string {
  if (answers === 1)
    return right === 1 ? 'One answer, and it was right.' : 'One answer, and it was not right.'
  return `${answers} answers, ${right === answers ? 'all' : right === 0 ? 'none' : right} of them right.`
}
