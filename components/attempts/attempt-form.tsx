'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { currentOwner } from '@/components/browser-storage/owner'
import type { NoAccess } from './attempt-access'
import { AttemptController } from './attempt-controller'
import { AttemptDom } from './attempt-dom'
import type { AttemptClock } from './attempt-types'
import { Countdown } from './countdown'
import type { Draft } from './ensure-attempt'
import { PendingNotice, type Unsent } from './pending-notice'
import { ReplacedNote } from './replaced-note'
import type { Replaced } from './save-queue'
import { useShown } from './shown-question'
import { keepAttempt, type StoredAttempt } from './stored-attempt'
import { TimeChangeNote } from './time-change-note'

type Props = {
  attemptId: string | null
  draft: Draft | null
  /** Whether the server showed all questions. */
  isAll: boolean
  clock: AttemptClock
  stored: StoredAttempt | null
  /** What Enter in a field does. */
  onEnter?: string
  children: ReactNode
}

/**
 * A form that also works without JavaScript, by posting. With JavaScript, its controller saves each answer as it's entered, and the buttons
 * work without a post. An unsaved attempt is stored with its first answer.
 */
export function AttemptForm({ attemptId, draft, isAll, clock, stored, onEnter = 'stay', children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const controller = useRef<AttemptController | null>(null)
  const router = useRouter()
  const { show, finish } = useShown()
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const [noAccess, setNoAccess] = useState<NoAccess | null>(null)
  const [cannotSubmit, setCannotSubmit] = useState(false)
  const [replaced, setReplaced] = useState<ReadonlyMap<number, Replaced>>(new Map())
  const { closesAt, serverNow } = clock
  const sendAll = useCallback(async () => controller.current?.saver.sendAll(), [])

  // Number fields load it when they get the focus, which may be after the connection was lost.
  useEffect(() => void import('@/components/items/numeric/number-question').catch(() => null), [])
  useEffect(() => {
    if (stored) void keepAttempt(currentOwner(), stored, serverNow)
  }, [stored, serverNow])

  useEffect(() => {
    if (!form.current) return
    const dom = new AttemptDom(form.current)
    const started = new AttemptController(attemptId, draft, dom, {
      isOnline: () => navigator.onLine,
      showQuestion: show,
      showUnsent: setUnsent,
      showNoAccess: setNoAccess,
      showReplaced: (slot, note) => setReplaced((notes) => withNote(notes, slot, note)),
      showCannotSubmit: setCannotSubmit,
      refresh: () => router.refresh(),
      replace: (path) => router.replace(path),
      open: (path) => router.push(path),
    })
    const listening = new AbortController()
    dom.listen(started.saver, listening.signal)
    controller.current = started
    finish.current = () => void started.finish()
    return () => {
      started.saver.stop()
      listening.abort()
    }
  }, [attemptId, draft, router, show, finish])

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent
    // A button with its own target opens another page.
    if (submitter?.hasAttribute('formaction')) return
    event.preventDefault()
    void controller.current?.onPress(submitter?.getAttribute('value') ?? '')
  }

  return (
    <form
      autoComplete="off"
      ref={form}
      method="post"
      action={attemptId ? `/attempts/${attemptId}/save` : '/attempts/new/save'}
      onSubmit={onSubmit}
    >
      {isAll && <input type="hidden" name="view" value="all" />}
      {Object.entries(draft ?? {}).map(([name, field]) => (
        <input key={name} type="hidden" name={name} value={field} />
      ))}
      {/* Enter in a field presses the first button of the form. */}
      <button type="submit" name="go" value={onEnter} tabIndex={-1} aria-hidden="true" className="sr-only">
        Save
      </button>
      {closesAt && <Countdown closesAt={closesAt} serverNow={serverNow} sendAll={sendAll} />}
      <TimeChangeNote closesAt={closesAt} />
      {children}
      <PendingNotice
        unsent={unsent ?? (noAccess && { answers: 0, why: noAccess })}
        cannotSubmit={cannotSubmit}
        closesAt={closesAt}
      />
      {[...replaced].map(([slot, note]) => (
        <ReplacedNote
          key={slot}
          slot={slot}
          replaced={note}
          onRestore={() => void controller.current?.restore(slot, note)}
          onKeep={() => setReplaced((notes) => withNote(notes, slot, null))}
        />
      ))}
    </form>
  )
}

function withNote<V>(notes: ReadonlyMap<number, V>, slot: number, note: V | null): ReadonlyMap<number, V> {
  const others = [...notes].filter(([key]) => key !== slot)
  return new Map(note === null ? others : [...others, [slot, note]])
}
