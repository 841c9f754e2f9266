'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { answerProgress } from '@/domain/items/answer-progress'
import type { PublicItem } from '@/domain/items/public-item'
import { responseFromForm } from '@/domain/items/response-from-form'
import { actOnAttempt } from './act-on-attempt'
import { isEdited, markFlagged, markPlace, showSaveState } from './attempt-marks'
import { attemptPageFor, beginAttempt, begunAttempt, type Draft, leadToAttempt } from './begin-attempt'
import { chooseTappedRegion } from './choose-tapped-region'
import { Countdown } from './countdown'
import { surenessFrom } from './read-sureness'
import { ReplacedNote } from './replaced-note'
import { type Replaced, type SaveState, saveQueueFor } from './save-queue'
import { TimeChangeNote } from './time-change-note'
import { type Unsent, UnsentNote } from './unsent-note'

/** Typing is saved when it pauses, a choice almost at once: an order settles its fields only after the event. */
const TYPING_MS = 700
const CHOICE_MS = 60

type Props = {
  attemptId: string | null
  draft: Draft | null
  /** The page's address without slot and view. */
  path: string
  view: 'all' | 'one'
  /** ISO 8601; `closesAt` null where there is no clock. */
  clock: { closesAt: string | null; serverNow: string }
  children: ReactNode
}

/**
 * A plain form that posts and works without JavaScript. With it, each answer is saved as it is given, and the buttons go
 * on without a post. Of a draft nothing is stored until the first answer makes an attempt of it.
 */
export function AttemptForm({ attemptId, draft, path, view, clock, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const attempt = useRef(attemptId)
  const router = useRouter()
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const [replaced, setReplaced] = useState<ReadonlyMap<number, Replaced>>(new Map())
  const { closesAt } = clock
  const sendAll = useCallback(async () => {
    if (form.current) await flushers.get(form.current)?.()
    if (attempt.current) await saveQueueFor(attempt.current).flush()
  }, [])

  useEffect(() => {
    const element = form.current
    if (!element) return
    const begun = draft && begunAttempt(draft)
    if (begun) router.replace(pageOf(begun, view))
    const timers = new Map<number, ReturnType<typeof setTimeout>>()
    const underWay = new Set<Promise<void>>()
    let unsubscribe = () => {}

    function listen(id: string) {
      attempt.current = id
      unsubscribe()
      unsubscribe = saveQueueFor(id).subscribe(onState)
      if (draft) leadToAttempt(id)
    }

    function onState(slot: number, state: SaveState, count: number) {
      setUnsent(state.kind === 'kept' ? { answers: count, why: state.why } : null)
      showSaveState(slot, state)
      if (state.kind === 'saving') setReplaced((notes) => without(notes, slot))
      // The page was drawn before another tab's answers were sent.
      if (state.kind === 'saved' && state.isOfOtherTab && count === 0) router.refresh()
      if (state.kind === 'saved' && state.replaced) {
        const note = state.replaced
        setReplaced((notes) => new Map(notes).set(slot, note))
      }
    }

    async function save(place: HTMLElement) {
      timers.delete(slotOf(place))
      if (!element) return
      const item: PublicItem = JSON.parse(place.dataset.item ?? '')
      const fields = new FormData(element)
      const response = responseFromForm(item, fields, place.dataset.prefix)
      const progress = answerProgress(item, response, { isInvalid: false })
      if (!attempt.current && draft) {
        if (progress.state === 'unanswered') return
        try {
          listen(await beginAttempt(draft, view))
        } catch {
          setUnsent(NOT_BEGUN)
          return
        }
      }
      if (attempt.current)
        saveQueueFor(attempt.current).add(slotOf(place), {
          response,
          ...surenessFrom(fields, place.dataset.prefix),
        })
      markPlace(slotOf(place), { progress })
    }

    function startSave(place: HTMLElement): void {
      const saving = save(place).finally(() => underWay.delete(saving))
      underWay.add(saving)
    }

    function onEdit(event: Event) {
      const place = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-slot]') : null
      if (!place) return
      clearTimeout(timers.get(slotOf(place)))
      const timer = setTimeout(() => startSave(place), event.type === 'input' ? TYPING_MS : CHOICE_MS)
      timers.set(slotOf(place), timer)
    }

    async function saveWaiting() {
      // All at once: a page that is being left has no later.
      for (const [slot, timer] of [...timers]) {
        clearTimeout(timer)
        const place = element?.querySelector<HTMLElement>(`[data-slot="${slot}"]`)
        if (place) startSave(place)
      }
      // The first answer may still be making an attempt of the draft.
      await Promise.all(underWay)
    }

    if (attempt.current) {
      listen(attempt.current)
      const queue = saveQueueFor(attempt.current)
      for (const place of element.querySelectorAll<HTMLElement>('[data-slot]')) {
        const revision = Number(place.dataset.revision)
        // Gone back to by the browser: this page is older than what was saved from it since.
        if (queue.revisionOf(slotOf(place)) > revision) router.refresh()
        queue.learnRevision(slotOf(place), revision)
      }
    }
    // What was answered before this script ran told nobody.
    for (const place of element.querySelectorAll<HTMLElement>('[data-slot]'))
      if (isEdited(place)) startSave(place)
    const onLink = (event: MouseEvent) => {
      const page = attempt.current && draft ? attemptPageFor(event, attempt.current) : null
      if (!page) return
      event.preventDefault()
      router.push(page)
    }
    flushers.set(element, saveWaiting)
    const onPageHide = () => {
      void saveWaiting()
      if (attempt.current) saveQueueFor(attempt.current).keepWhileLeaving()
    }
    // A tab that was left may be older than what another one saved since.
    const onReturn = () => {
      const isSettled = timers.size === 0 && attempt.current && saveQueueFor(attempt.current).unsent === 0
      if (document.visibilityState === 'visible' && isSettled) router.refresh()
    }
    element.dataset.ready = 'true'
    document.addEventListener('click', onLink, true)
    element.addEventListener('click', chooseTappedRegion)
    element.addEventListener('input', onEdit)
    element.addEventListener('change', onEdit)
    window.addEventListener('pagehide', onPageHide)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      void saveWaiting()
      unsubscribe()
      document.removeEventListener('click', onLink, true)
      element.removeEventListener('click', chooseTappedRegion)
      element.removeEventListener('input', onEdit)
      element.removeEventListener('change', onEdit)
      window.removeEventListener('pagehide', onPageHide)
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [draft, router, view])

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const [act, value] = (submitter?.getAttribute('value') ?? '').split(':')
    await flushers.get(event.currentTarget)?.()
    try {
      if (!attempt.current && draft && act !== 'slot' && act !== 'stay') {
        attempt.current = await beginAttempt(draft, view)
      }
    } catch {
      setUnsent(NOT_BEGUN)
      return
    }
    const id = attempt.current
    if (!id) {
      if (act === 'slot') router.push(`${path}&slot=${value}`)
      return
    }
    if (act === 'flag' || act === 'unflag') return markFlagged(id, Number(value), act === 'flag')
    // What is not saved is said by the queue; one stays with it.
    if (!(await saveQueueFor(id).flush())) return
    if (act === 'slot') router.push(`/attempts/${id}?slot=${value}`)
    if (act === 'check' || act === 'next') {
      await actOnAttempt(id, act, Number(value))
      router.refresh()
    }
    // Enter in a field: the answer is saved, the next step is the learner's.
    if (act === 'submit') router.push(`/attempts/${id}/submit`)
  }

  async function takeBack(slot: number, { response }: Replaced) {
    if (!attempt.current) return
    const queue = saveQueueFor(attempt.current)
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
      {view === 'all' && <input type="hidden" name="view" value="all" />}
      {Object.entries(draft ?? {}).map(([name, field]) => (
        <input key={name} type="hidden" name={name} value={field} />
      ))}
      {/* Enter in a field presses the first button of a form: this one, which only saves. */}
      <button type="submit" name="go" value="stay" tabIndex={-1} aria-hidden="true" className="sr-only">
        Save
      </button>
      {closesAt && <Countdown closesAt={closesAt} serverNow={clock.serverNow} beforeEnd={sendAll} />}
      <TimeChangeNote closesAt={closesAt} />
      {children}
      <UnsentNote unsent={unsent} closesAt={closesAt} />
      {[...replaced].map(([slot, note]) => (
        <ReplacedNote
          key={slot}
          slot={slot}
          replaced={note}
          onTakeBack={() => void takeBack(slot, note)}
          onKeep={() => setReplaced((notes) => without(notes, slot))}
        />
      ))}
    </form>
  )
}

/** Saves what waits for a pause in typing, by form. */
const flushers = new WeakMap<HTMLFormElement, () => Promise<void>>()

/** The line is down before the first answer has made an attempt: it stands in its field. */
const NOT_BEGUN: Unsent = { answers: 1, why: 'offline' }

function without<V>(map: ReadonlyMap<number, V>, slot: number): ReadonlyMap<number, V> {
  return new Map([...map].filter(([key]) => key !== slot))
}

function slotOf(place: HTMLElement): number {
  return Number(place.dataset.slot)
}

function pageOf(attemptId: string, view: Props['view']): string {
  const slot = new URLSearchParams(location.search).get('slot') ?? '1'
  return `/attempts/${attemptId}?${view === 'all' ? 'view=all' : `slot=${slot}`}`
}
