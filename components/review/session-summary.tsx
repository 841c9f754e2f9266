'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { SAME_SESSION_MS } from '@/domain/scheduling/same-session'
import { plural, pluralForm } from '@/domain/text/format'
import { MINUTE_MS } from '@/domain/time/durations'
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
  return (
    <section aria-labelledby="session-end" className="rounded-xl bg-accent-soft p-6 sm:p-8">
      <h2 id="session-end" ref={heading} tabIndex={-1} className="outline-none">
        {timeUp
          ? `Time’s up: ${plural(timeUp.minutes, 'minute')}`
          : answers.length === 0
            ? 'No more cards right now'
            : 'Session complete'}
      </h2>
      {answers.length > 0 && <p className="mt-3 text-lg">{howRight(answers.length, correct)}</p>}
      <WhatIsNext answers={answers} />
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

/** When the session’s cards come up again. Offline, the schedule isn’t known. */
function WhatIsNext({ answers }: { answers: readonly Answered[] }) {
  const [now] = useState(Date.now)
  const times = answers.flatMap(({ dueAt, isLeech }) => (dueAt && !isLeech ? [Date.parse(dueAt)] : []))
  const soon = times.filter((at) => at <= now + SAME_SESSION_MS)
  const [next] = times.filter((at) => at > now + SAME_SESSION_MS).sort((a, b) => a - b)
  if (soon.length > 0)
    return (
      <p className="mt-1">
        Next: {plural(soon.length, 'card comes', 'cards come')} up again in the next{' '}
        {plural(Math.max(1, Math.ceil((Math.max(...soon) - now) / MINUTE_MS)), 'minute')}. You don’t need to
        wait: you can also review {pluralForm(soon.length, 'it', 'them')} tomorrow.
      </p>
    )
  if (next === undefined) return null
  return (
    <p className="mt-1">
      Next: the first of these cards comes up again on{' '}
      <LocalTime date={new Date(next).toISOString()} withTime={false} />.
    </p>
  )
}

function howRight(answers: number, correct: number): string {
  return `${plural(answers, 'answer')}, ${correct} correct.`
}
