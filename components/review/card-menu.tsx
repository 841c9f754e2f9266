'use client'

import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Menu } from '@/components/ui/menu'
import { Notice } from '@/components/ui/notice'
import { createToasts, Toasts } from '@/components/ui/toasts'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import type { ReviewQuestion } from './question-fields'
import { SendProblem, sendCardChange, sendReport } from './send-answers'

export type CardMenuProps = {
  courseSlug: string
  question: ReviewQuestion
  /** Changes with the question. */
  stepKey: string
  onHide: () => void
}

const HIDDEN_MESSAGES = {
  bury: 'Card skipped until tomorrow.',
  suspend: 'Card suspended. To resume it, go to Review.',
} as const

/** Actions for a card other than answering it. */
export function CardMenu({ courseSlug, question, stepKey, onHide }: CardMenuProps) {
  const [isReporting, setIsReporting] = useState(false)
  const [toasts] = useState(createToasts)
  const { concept, fact, versionId } = question

  async function hide(change: keyof typeof HIDDEN_MESSAGES) {
    const problem = await problemOf(sendCardChange(courseSlug, { concept, fact, versionId, change }))
    toasts.add({ description: problem ?? HIDDEN_MESSAGES[change] })
    if (!problem) onHide()
  }
  return (
    <>
      <Menu
        // A new menu for each card, so that focus isn’t returned to it after the session moved the focus to the next question.
        key={stepKey}
        label="This card"
        entries={[
          { label: 'Skip until tomorrow', onChoose: () => void hide('bury') },
          { label: 'Suspend card', onChoose: () => void hide('suspend') },
          { label: 'Report a problem', onChoose: () => setIsReporting(true) },
        ]}
      />
      <Dialog title="Report a problem" isOpen={isReporting} onClose={() => setIsReporting(false)}>
        <Report
          send={(why) => problemOf(sendReport(courseSlug, { versionId, why }))}
          onSent={() => {
            setIsReporting(false)
            toasts.add({ description: 'Thanks. Your report was sent.' })
          }}
          onCancel={() => setIsReporting(false)}
        />
      </Dialog>
      <Toasts manager={toasts} />
    </>
  )
}

type ReportProps = {
  /** Returns the error message, or null. */
  send: (why: string) => Promise<string | null>
  onSent: () => void
  onCancel: () => void
}

/** Isn’t a form, because it’s rendered inside the form of the session. */
function Report({ send, onSent, onCancel }: ReportProps) {
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const isEmpty = why.trim() === ''
  async function onSend() {
    const found = await send(why)
    if (found === null) onSent()
    else setProblem(found)
  }
  return (
    <>
      <label className="grid gap-1 font-medium">
        What’s wrong with this question?
        <textarea
          value={why}
          onChange={(event) => setWhy(event.target.value)}
          rows={4}
          maxLength={TEXT_LIMITS.message}
          className="input"
        />
      </label>
      <Notice role="alert" tone="wrong" isShown={problem !== null}>
        {problem}
      </Notice>
      <div className="flex flex-wrap justify-end gap-3">
        <button type="button" className="button-quiet" onClick={onCancel}>
          Cancel
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={isEmpty}
          onClick={isEmpty ? undefined : () => void onSend()}
        >
          Send
        </button>
      </div>
    </>
  )
}

/** Waits for a request. @returns its error message, or null */
async function problemOf(request: Promise<void>): Promise<string | null> {
  try {
    await request
    return null
  } catch (error) {
    if (!(error instanceof SendProblem)) throw error
    return error.message
  }
}
