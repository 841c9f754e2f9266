import { currentOwner } from '@/components/browser-storage/owner'
import type { AnswerProgress } from '@/domain/items/answer-progress'
import { onAccess } from './attempt-access'
import type { PageView, QuestionsView } from './controller-views'
import { DraftStart } from './draft-start'
import type { Draft } from './ensure-attempt'
import { flagQuestion, onFlag, sendFlags } from './flag-queue'
import type { Unsent } from './pending-notice'
import { type SaveState, saveQueueFor } from './save-queue'
import { changeStoredQuestion, storedName } from './stored-attempt'

/** Typing is saved after a pause, a choice almost immediately: an ordering updates its fields only after the event. */
const TYPING_MS = 700
const CHOICE_MS = 60

const INVALID: AnswerProgress = { state: 'invalid', answered: 0, parts: 1 }

/** Saves each answer and flag as it's entered: to the server, and to this browser until the server has it. */
export class AttemptSaver {
  /** Null until the attempt is created on the server. */
  attemptId: string | null
  /** What the server doesn't have yet, as the page shows it. */
  unsent: Unsent | null = null
  readonly #draft: Draft | null
  readonly #start: DraftStart | null
  readonly #questions: QuestionsView
  readonly #page: PageView
  readonly #owner = currentOwner()
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()
  readonly #saving = new Set<Promise<void>>()
  readonly #subscriptions: (() => void)[] = []
  /** Pending changes to what this browser stores, one after the other. */
  #storing: Promise<void> = Promise.resolve()

  constructor(attemptId: string | null, draft: Draft | null, questions: QuestionsView, page: PageView) {
    this.attemptId = attemptId
    this.#draft = draft
    this.#questions = questions
    this.#page = page
    const stopFlags = onFlag((id, slot, flagged, isWaiting) => {
      if (id === (this.attemptId ?? id)) questions.markFlagged(slot, flagged, isWaiting)
    })
    this.#subscriptions.push(stopFlags)
    this.#start = draft && this.#createStart(draft)
    if (attemptId) this.#join(attemptId)
    this.#saveEdited()
  }

  /** Saves a question when its fields have been left alone for a moment. */
  onEdit(slot: number, isTyping: boolean): void {
    clearTimeout(this.#timers.get(slot))
    const save = () => this.#startSave(slot)
    this.#timers.set(slot, setTimeout(save, isTyping ? TYPING_MS : CHOICE_MS))
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
    else this.#questions.markFlagged(slot, flagged, true)
    this.#store(slot, { navQuestion: { flagged }, isPending: this.attemptId === null })
  }

  onPageHide(): void {
    void this.#saveWaiting()
    if (this.attemptId) saveQueueFor(this.attemptId).persistOnPageHide()
  }

  async onOnline(): Promise<void> {
    if (this.attemptId) await sendFlags(this.attemptId)
    else if (this.#start && !this.#start.isIdle) await this.#start.begin()
  }

  /** Refreshes a tab that may be older than what another tab has saved since. */
  onReturn(): void {
    const isSettled =
      this.#timers.size === 0 && this.attemptId !== null && saveQueueFor(this.attemptId).unsent === 0
    if (isSettled && this.#page.isOnline()) this.#page.refresh()
  }

  stop(): void {
    void this.#saveWaiting()
    for (const unsubscribe of this.#subscriptions) unsubscribe()
    this.#start?.stop()
  }

  #createStart(draft: Draft): DraftStart {
    return new DraftStart(this.#owner, draft, {
      onBegun: (id) => {
        this.#join(id)
        this.#questions.showFinishLink(id)
      },
      open: (path) => this.#page.replace(path),
      onUnsent: (unsent) => this.#showUnsent(unsent),
      saveEdited: () => this.#saveEdited(),
      settled: () => this.#storing,
    })
  }

  #join(id: string): void {
    this.attemptId = id
    const queue = saveQueueFor(id)
    this.#subscriptions.push(
      queue.subscribe((...state) => this.#onSaveState(...state)),
      onAccess(id, (noAccess) => this.#page.showNoAccess(noAccess)),
    )
    for (const { slot, revision } of this.#questions.list()) {
      // The page is older than the answers saved since, for example after a reload or when the browser goes back to it.
      if (queue.revisionOf(slot) > revision && this.#page.isOnline()) this.#page.refresh()
      queue.learnRevision(slot, revision)
    }
    void sendFlags(id)
  }

  #onSaveState(slot: number, state: SaveState, count: number): void {
    this.#showUnsent(state.kind === 'unsent' ? { answers: count, why: state.why } : null)
    this.#questions.showSaveState(slot, state)
    if (state.kind === 'saving') this.#page.showReplaced(slot, null)
    if (state.kind !== 'saved') return
    if (state.problem) this.#questions.markAnswered(slot, INVALID)
    if (this.attemptId) this.#store(slot, { revision: saveQueueFor(this.attemptId).revisionOf(slot) })
    // The page was rendered before another tab's answers were sent.
    if (state.isOfOtherTab && count === 0) this.#page.refresh()
    if (state.replaced) this.#page.showReplaced(slot, state.replaced)
  }

  async #save(slot: number): Promise<void> {
    this.#timers.delete(slot)
    let current = this.#questions.read(slot)
    if (!this.attemptId && this.#start && current) {
      if (current.progress.state === 'unanswered' && !this.#start.has(slot)) return
      await this.#start.begin(slot)
      // Answers changed while the attempt was created may be saved already, so read the fields again.
      current = this.#questions.read(slot)
    }
    if (!current) return
    const { answer, progress } = current
    if (this.attemptId) saveQueueFor(this.attemptId).add(slot, answer)
    else this.#questions.showSaveState(slot, { kind: 'unsent', why: 'offline' })
    this.#questions.markAnswered(slot, progress)
    this.#store(slot, { answer, navQuestion: { progress }, isPending: this.attemptId === null })
  }

  #store(slot: number, change: Parameters<typeof changeStoredQuestion>[3]): void {
    const name = storedName({ attemptId: this.attemptId, draft: this.#draft })
    this.#storing = this.#storing.then(() => changeStoredQuestion(this.#owner, name, slot, change))
  }

  /** Saves answers that were entered before this script ran. */
  #saveEdited(): void {
    for (const { slot, isEdited } of this.#questions.list()) if (isEdited) this.#startSave(slot)
  }

  #startSave(slot: number): void {
    const saving = this.#save(slot).finally(() => this.#saving.delete(saving))
    this.#saving.add(saving)
  }

  async #saveWaiting(): Promise<void> {
    // Don't wait for the pause in typing: the page may be closing.
    for (const [slot, timer] of [...this.#timers]) {
      clearTimeout(timer)
      this.#startSave(slot)
    }
    // The first answer may still be creating the attempt.
    await Promise.all(this.#saving)
  }

  #showUnsent(unsent: Unsent | null): void {
    this.unsent = unsent
    this.#page.showUnsent(unsent)
  }
}
