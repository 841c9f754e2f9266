'use client'

import { useEffect, useRef, useState } from 'react'
import type { ReviewQuestion } from './question-fields'
import { SendProblem, sendCardChange, sendReport } from './send-answers'

type Props = { courseSlug: string; question: ReviewQuestion; onHide: () => void }

/** Actions for a card other than answering it. Escape and a click elsewhere close the menu. */
export function CardMenu({ courseSlug, question: { concept, fact, versionId }, onHide }: Props) {
  const [outcome, setOutcome] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => closeFromOutside(menu.current), [])

  async function attempt(what: () => Promise<void>, after: () => void) {
    try {
      await what()
      after()
    } catch (error) {
      if (!(error instanceof SendProblem)) throw error
      setOutcome(error.message)
    }
  }
  const putAside = (change: 'bury' | 'suspend') =>
    attempt(() => sendCardChange(courseSlug, { concept, fact, versionId, change }), onHide)
  const report = () =>
    attempt(
      () => sendReport(courseSlug, { versionId, why }),
      () => {
        setWhy('')
        setOutcome('Thanks. Your report was sent.')
      },
    )

  return (
    <details ref={menu} data-card-menu className="needs-script relative">
      <summary className="button-small list-none">This card</summary>
      <div className="absolute right-0 z-10 mt-2 grid w-72 gap-3 rounded-lg border border-line bg-card p-4 shadow-lg">
        <button type="button" className="button-small" onClick={() => void putAside('bury')}>
          Skip until tomorrow
        </button>
        <button type="button" className="button-small" onClick={() => void putAside('suspend')}>
          Suspend card
        </button>
        <label className="grid gap-1 text-sm">
          Report a problem
          <textarea
            value={why}
            onChange={(event) => setWhy(event.target.value)}
            rows={2}
            maxLength={2000}
            placeholder="What’s wrong with this question?"
            className="rounded-lg border border-field bg-card px-3 py-2"
          />
        </label>
        <button
          type="button"
          className="button-small"
          aria-disabled={why.trim() === ''}
          onClick={why.trim() === '' ? undefined : () => void report()}
        >
          Send
        </button>
        <p role="status" className="text-muted text-sm">
          {outcome}
        </p>
      </div>
    </details>
  )
}

/** @returns a function that removes the listeners */
function closeFromOutside(menu: HTMLDetailsElement | null): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu?.open) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
  const onPress = ({ target }: PointerEvent) => {
    if (menu?.open && target instanceof Node && !menu.contains(target)) menu.open = false
  }
  document.addEventListener('keydown', onKey)
  document.addEventListener('pointerdown', onPress)
  return () => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('pointerdown', onPress)
  }
}
