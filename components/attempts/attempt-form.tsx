'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { currentOwner } from '@/components/browser-storage/owner'
import { isServerReachable } from '@/components/offline/reach-server'
import { findNoAccess, type NoAccess, onAccess } from './attempt-access'
import { AttemptSaver } from './attempt-saver'
import { showNeedsServer } from './attempt-state'
import type { AttemptClock } from './attempt-types'
import { Countdown } from './countdown'
import type { Draft } from './ensure-attempt'
import { PendingNotice, type Unsent } from './pending-notice'
import { ReplacedNote } from './replaced-note'
import { type Replaced, saveQueueFor } from './save-queue'
import { sendAttemptAction } from './send-attempt-action'
import { useShown } from './shown-question'
import { keepAttempt, type StoredAttempt } from './stored-attempt'
import { TimeChangeNote } from './time-change-note'

type Props = {
  attemptId: string | null
  draft: Draft | null
  /** Whether the server showed all questions. */
  isAll: boolean
  clock: AttemptClock
  kept: StoredAttempt | null
  children: ReactNode
}

/**
 * A form that also works without JavaScript, by posting. With JavaScript, each answer is saved as it's entered, and the buttons
 * work without a post. An unsaved attempt is stored with its first answer.
 */
export function AttemptForm({ attemptId, draft, isAll, clock, kept, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const saver = useRef<AttemptSaver | null>(null)
  const router = useRouter()
  const { show, finish } = useShown()
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const [noAccess, setNoAccess] = useState<NoAccess | null>(null)
  const [isFinishing, setIsFinishing] = useState(false)
  const [replaced, setReplaced] = useState<ReadonlyMap<number, Replaced>>(new Map())
  const { closesAt, serverNow } = clock
  const sendAll = useCallback(async () => saver.current?.sendAll(), [])

  // Number fields load it when they get the focus, which may be after the connection was lost.
  useEffect(() => void import('@/components/items/number-question').catch(() => null), [])
  useEffect(() => {
    if (kept) void keepAttempt(currentOwner(), kept, serverNow)
  }, [kept, serverNow])

  useEffect(() => {
    if (!form.current) return
    const own = new AttemptSaver(form.current, attemptId, draft, {
      refresh: () => router.refresh(),
      open: (page) => router.replace(page),
      onUnsent: setUnsent,
      onReplaced: (slot, note) =>
        setReplaced((notes) => (note ? new Map(notes).set(slot, note) : without(notes, slot))),
    })
    saver.current = own
    return () => own.stop()
  }, [attemptId, draft, router])

  useEffect(() => (attemptId ? onAccess(attemptId, setNoAccess) : undefined), [attemptId])

  useEffect(() => {
    finish.current = () => void goToSubmit()
    async function goToSubmit() {
      const id = await saver.current?.begin()
      const isSent = await saver.current?.sendAll()
      // The queue reports unsaved answers; the learner stays on this page with them.
      if (!id || !isSent || !(await isServerReachable())) return setIsFinishing(true)
      const why = await findNoAccess(currentOwner(), id)
      if (why) setNoAccess(why)
      else router.push(`/attempts/${id}/submit`)
    }
  }, [finish, router])

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const [step, value] = (submitter?.getAttribute('value') ?? '').split(':')
    const slot = Number(value)
    setIsFinishing(false)
    switch (step) {
      case 'slot':
        // This page says that the learner must sign in first.
        if (unsent?.why !== 'signed-out') show(slot)
        break
      case 'flag':
      case 'unflag':
        await saver.current?.flag(slot, step === 'flag')
        break
      case 'check':
      case 'next':
        await goToNextQuestion(step, slot)
        break
      case 'submit':
        finish.current?.()
        break
      default:
        // Enter in a field saves the answer and does nothing else.
        await saver.current?.sendAll()
    }
  }

  async function goToNextQuestion(step: 'check' | 'next', slot: number) {
    const id = await saver.current?.begin()
    const isSent = await saver.current?.sendAll()
    if (id && isSent) {
      if (await sendAttemptAction(id, step, slot)) router.refresh()
    } else if (!(await isServerReachable())) showNeedsServer(slot, step)
  }

  async function restoreMember(slot: number, { response }: Replaced) {
    const id = saver.current?.attemptId
    if (!id) return
    const queue = saveQueueFor(id)
    queue.add(slot, { response })
    if (await queue.flush()) router.refresh()
  }

  return (
    <form
      ref={form}
      method="post"
      action={attemptId ? `/attempts/${attemptId}/save` : '/attempts/new/save'}
      onSubmit={onSubmit}
    >
      {isAll && <input type="hidden" name="view" value="all" />}
      {Object.entries(draft ?? {}).map(([name, field]) => (
        <input key={name} type="hidden" name={name} value={field} />
      ))}
      {/* Enter in a field presses the first button of the form. This one only saves. */}
      <button type="submit" name="go" value="stay" tabIndex={-1} aria-hidden="true" className="sr-only">
        Save
      </button>
      {closesAt && <Countdown closesAt={closesAt} serverNow={serverNow} beforeEnd={sendAll} />}
      <TimeChangeNote closesAt={closesAt} />
      {children}
      <PendingNotice
        unsent={unsent ?? (noAccess && { answers: 0, why: noAccess })}
        isFinishing={isFinishing}
        closesAt={closesAt}
      />
      {[...replaced].map(([slot, note]) => (
        <ReplacedNote
          key={slot}
          slot={slot}
          replaced={note}
          onTakeBack={() => void restoreMember(slot, note)}
          onKeep={() => setReplaced((notes) => without(notes, slot))}
        />
      ))}
    </form>
  )
}

function without<V>(map: ReadonlyMap<number, V>, slot: number): ReadonlyMap<number, V> {
  return new Map([...map].filter(([key]) => key !== slot))
}
