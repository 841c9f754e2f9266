import { currentOwner } from '@/components/browser-storage/owner'
import { answerProgress } from '@/domain/items/answer-progress'
import type { PublicItem } from '@/domain/items/public-item'
import { responseFromForm } from '@/domain/items/response-from-form'
import { isEdited, markFlagged, showQuestionState, showSaveState } from './attempt-state'
import { chooseTappedRegion } from './choose-tapped-region'
import { DraftStart } from './draft-start'
import { type Draft, leadToAttempt } from './ensure-attempt'
import { flagQuestion, sendFlags } from './flag-queue'
import type { Unsent } from './pending-notice'
import { readConfidenceFields } from './read-confidence-fields'
import { type Replaced, type SaveState, saveQueueFor } from './save-queue'
import { changeStoredQuestion, storedName } from './stored-attempt'

/** Typing is saved after a pause, a choice almost immediately: an ordering updates its fields only after the event. */
const TYPING_MS = 700
const CHOICE_MS = 60

type Page = {
  refresh: () => void
  open: (page: string) => void
  onUnsent: (unsent: Unsent | null) => void
  onReplaced: (slot: number, note: Replaced | null) => void
}

/** Saves each answer of the form as it's entered: to the server, and to this browser until the server has it. */
export class AttemptSaver {
  /** Null until the attempt is created on the server. */
  attemptId: string | null
  readonly #form: HTMLFormElement
  readonly #draft: Draft | null
  readonly #start: DraftStart | null
  readonly #page: Page
  readonly #owner = currentOwner()
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()
  readonly #underWay = new Set<Promise<void>>()
  readonly #listening = new AbortController()
  /** Pending changes to what this browser stores, one after the other. */
  #keeping: Promise<void> = Promise.resolve()
  #unsubscribe = () => {}

  constructor(form: HTMLFormElement, attemptId: string | null, draft: Draft | null, page: Page) {
    this.#form = form
    this.attemptId = attemptId
    this.#draft = draft
    this.#page = page
    this.#start = draft && this.#startOf(draft)
    if (attemptId) this.#joinQueue(attemptId)
    this.#saveEdited()
    this.#listen()
    form.dataset.ready = 'true'
  }

  /** Saves answers that wait for a pause in typing, and sends everything. @returns whether the server has it all */
  async sendAll(): Promise<boolean> {
    await this.#saveWaiting()
    if (!this.attemptId) return this.#start?.isIdle ?? true
    void sendFlags(this.attemptId)
    return saveQueueFor(this.attemptId).flush()
  }

  /** Creates the attempt, if there is none yet. @returns null if the server can't be reached */
  async begin(): Promise<string | null> {
    await this.#saveWaiting()
    if (!this.attemptId) await this.#start?.begin()
    return this.attemptId
  }

  async flag(slot: number, flagged: boolean): Promise<void> {
    await this.#saveWaiting()
    if (!this.attemptId) await this.#start?.begin(slot)
    if (this.attemptId) await flagQuestion(this.attemptId, slot, flagged)
    else markFlagged(slot, flagged, true)
    this.#keep(slot, { navQuestion: { flagged }, isPending: this.attemptId === null })
  }

  stop(): void {
    void this.#saveWaiting()
    this.#unsubscribe()
    this.#listening.abort()
    this.#start?.stop()
  }

  #startOf(draft: Draft): DraftStart {
    return new DraftStart(this.#owner, draft, {
      onBegun: (id) => {
        this.#joinQueue(id)
        leadToAttempt(id)
      },
      open: this.#page.open,
      onUnsent: this.#page.onUnsent,
      saveEdited: () => this.#saveEdited(),
      settled: () => this.#keeping,
    })
  }

  #joinQueue(id: string): void {
    this.attemptId = id
    this.#unsubscribe()
    const queue = saveQueueFor(id)
    this.#unsubscribe = queue.subscribe((...state) => this.#onState(...state))
    for (const navQuestion of this.#questions()) {
      const revision = Number(navQuestion.dataset.revision)
      // The page is older than the answers saved since, for example after a reload or when the browser goes back to it.
      if (queue.revisionOf(slotOf(navQuestion)) > revision && navigator.onLine) this.#page.refresh()
      queue.learnRevision(slotOf(navQuestion), revision)
    }
    void sendFlags(id)
  }

  #onState(slot: number, state: SaveState, count: number): void {
    this.#page.onUnsent(state.kind === 'kept' ? { answers: count, why: state.why } : null)
    showSaveState(slot, state)
    if (state.kind === 'saving') this.#page.onReplaced(slot, null)
    if (state.kind !== 'saved') return
    if (this.attemptId) this.#keep(slot, { revision: saveQueueFor(this.attemptId).revisionOf(slot) })
    // The page was rendered before another tab's answers were sent.
    if (state.isOfOtherTab && count === 0) this.#page.refresh()
    if (state.replaced) this.#page.onReplaced(slot, state.replaced)
  }

  async #save(navQuestion: HTMLElement): Promise<void> {
    const slot = slotOf(navQuestion)
    this.#timers.delete(slot)
    let { answer, progress } = this.#read(navQuestion)
    if (!this.attemptId && this.#start) {
      if (progress.state === 'unanswered' && !this.#start.has(slot)) return
      await this.#start.begin(slot)
      // Answers changed while the attempt was created may be saved already, so read the fields again.
      ;({ answer, progress } = this.#read(navQuestion))
    }
    if (this.attemptId) saveQueueFor(this.attemptId).add(slot, answer)
    else showSaveState(slot, { kind: 'kept', why: 'offline' })
    showQuestionState(slot, { progress })
    this.#keep(slot, { answer, navQuestion: { progress }, isPending: this.attemptId === null })
  }

  #read(navQuestion: HTMLElement) {
    const item: PublicItem = JSON.parse(navQuestion.dataset.item ?? '')
    const fields = new FormData(this.#form)
    const response = responseFromForm(item, fields, navQuestion.dataset.prefix)
    const progress = answerProgress(item, response, { isInvalid: false })
    return { answer: { response, ...readConfidenceFields(fields, navQuestion.dataset.prefix) }, progress }
  }

  #keep(slot: number, change: Parameters<typeof changeStoredQuestion>[3]): void {
    const name = storedName({ attemptId: this.attemptId, draft: this.#draft })
    this.#keeping = this.#keeping.then(() => changeStoredQuestion(this.#owner, name, slot, change))
  }

  /** Saves answers that were entered before this script ran. */
  #saveEdited(): void {
    for (const navQuestion of this.#questions()) if (isEdited(navQuestion)) this.#startSave(navQuestion)
  }

  #startSave(navQuestion: HTMLElement): void {
    const saving = this.#save(navQuestion).finally(() => this.#underWay.delete(saving))
    this.#underWay.add(saving)
  }

  async #saveWaiting(): Promise<void> {
    // Don't wait for the pause in typing: the page may be closing.
    for (const [slot, timer] of [...this.#timers]) {
      clearTimeout(timer)
      const navQuestion = this.#form.querySelector<HTMLElement>(`[data-slot="${slot}"]`)
      if (navQuestion) this.#startSave(navQuestion)
    }
    // The first answer may still be creating the attempt.
    await Promise.all(this.#underWay)
  }

  #listen(): void {
    const { signal } = this.#listening
    const onEdit = (event: Event) => {
      const navQuestion =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-slot]') : null
      if (!navQuestion) return
      clearTimeout(this.#timers.get(slotOf(navQuestion)))
      const pause = event.type === 'input' ? TYPING_MS : CHOICE_MS
      this.#timers.set(
        slotOf(navQuestion),
        setTimeout(() => this.#startSave(navQuestion), pause),
      )
    }
    this.#form.addEventListener('click', chooseTappedRegion, { signal })
    this.#form.addEventListener('input', onEdit, { signal })
    this.#form.addEventListener('change', onEdit, { signal })
    window.addEventListener('pagehide', () => this.#onPageHide(), { signal })
    window.addEventListener('online', () => void this.#onOnline(), { signal })
    document.addEventListener('visibilitychange', () => this.#onReturn(), { signal })
  }

  #onPageHide(): void {
    void this.#saveWaiting()
    if (this.attemptId) saveQueueFor(this.attemptId).persistOnPageHide()
  }

  async #onOnline(): Promise<void> {
    if (this.attemptId) await sendFlags(this.attemptId)
    else if (this.#start && !this.#start.isIdle) await this.#start.begin()
  }

  /** Refreshes a tab that may be older than what another tab has saved since. */
  #onReturn(): void {
    const isSettled =
      this.#timers.size === 0 && this.attemptId !== null && saveQueueFor(this.attemptId).unsent === 0
    if (document.visibilityState === 'visible' && isSettled && navigator.onLine) this.#page.refresh()
  }

  #questions(): Iterable<HTMLElement> {
    return this.#form.querySelectorAll<HTMLElement>('[data-slot]')
  }
}

function slotOf(navQuestion: HTMLElement): number {
  return Number(navQuestion.dataset.slot)
}
