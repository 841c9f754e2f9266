'use client'

import { useState } from 'react'
import type { ReviewQuestion } from './question-fields'
import { SendProblem, sendCardChange, sendReport } from './send-answers'

type Props = { courseSlug: string; question: ReviewQuestion; onAside: () => void }

/** What can be done with a card beside answering it. */
export function CardMenu({ courseSlug, question: { concept, fact, versionId }, onAside }: Props) {
  const [said, setSaid] = useState<string | null>(null)
  const [why, setWhy] = useState('')

  async function attempt(what: () => Promise<void>, after: () => void) {
    try {
      await what()
      after()
    } catch (error) {
      if (!(error instanceof SendProblem)) throw error
      setSaid(error.message)
    }
  }
  const putAside = (change: 'bury' | 'suspend') =>
    attempt(() => sendCardChange(courseSlug, { concept, fact, change }), onAside)

  return (
    <details className="needs-script relative">
      <summary className="button-small list-none">This card</summary>
      <div className="absolute right-0 z-10 mt-2 grid w-72 gap-3 rounded-lg border border-line bg-card p-4 shadow-lg">
        <button type="button" className="button-small" onClick={() => void putAside('bury')}>
          Not today
        </button>
        <button type="button" className="button-small" onClick={() => void putAside('suspend')}>
          Never, until I take it back
        </button>
        <label className="grid gap-1 text-sm">
          I think this question is wrong
          <textarea
            value={why}
            onChange={(event) => setWhy(event.target.value)}
            rows={2}
            maxLength={2000}
            placeholder="What is wrong with it?"
            className="rounded-lg border border-field bg-card px-3 py-2"
          />
        </label>
        <button
          type="button"
          className="button-small"
          disabled={why.trim() === ''}
          onClick={() =>
            void attempt(
              () => sendReport(courseSlug, { versionId, why }),
              () => {
                setWhy('')
                setSaid('Thank you: those who run this site will read it.')
              },
            )
          }
        >
          Send
        </button>
        <p role="status" className="text-muted text-sm">
          {said}
        </p>
      </div>
    </details>
  )
}
