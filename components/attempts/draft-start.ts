import { attemptPage, type Draft, ensureAttempt, getStartedAttemptId, OtherAttempt } from './ensure-attempt'
import type { Unsent } from './pending-notice'
import { saveQueueFor } from './save-queue'
import { moveDraft, sendDraft } from './stored-attempt'
import { pauseAfter } from './unsent-saves'

type Page = {
  /** Called when the attempt was created. */
  onBegun: (attemptId: string) => void
  open: (page: string) => void
  onUnsent: (unsent: Unsent | null) => void
  /** Saves what's in the fields. */
  saveEdited: () => void
  /** Waits until this browser has stored every change so far. */
  settled: () => Promise<void>
}

/** Creates an attempt with its first answer, or later if the server can't be reached. */
export class DraftStart {
  readonly #owner: string
  readonly #draft: Draft
  readonly #page: Page
  /** Questions that were answered or flagged while no attempt could be created. */
  readonly #pending = new Set<number>()
  #attemptId: string | null = null
  #failures = 0
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(owner: string, draft: Draft, page: Page) {
    this.#owner = owner
    this.#draft = draft
    this.#page = page
    const startedId = getStartedAttemptId(draft)
    if (startedId) page.open(attemptPage(startedId))
    else void this.#sendEarlier()
  }

  /** Whether nothing waits for the attempt. */
  get isIdle(): boolean {
    return this.#pending.size === 0
  }

  has(slot: number): boolean {
    return this.#pending.has(slot)
  }

  /** @param slot the question whose answer or flag needs the attempt; it waits if the attempt can't be created */
  async begin(slot?: number): Promise<void> {
    try {
      await this.#page.settled()
      // This also queues pending answers.
      const id = await sendDraft(this.#owner, this.#draft)
      if (id) this.#become(id)
      else await this.#beginEmpty()
    } catch (error) {
      if (slot !== undefined) this.#pending.add(slot)
      this.#fail(error)
    }
  }

  stop(): void {
    clearTimeout(this.#retry)
  }

  async #beginEmpty(): Promise<void> {
    const id = await ensureAttempt(this.#draft)
    const isUnkept = this.#pending.size > 0
    this.#become(id)
    await moveDraft(this.#owner, this.#draft, id)
    // This browser stores nothing, so only the fields have the pending answers.
    if (isUnkept) this.#page.saveEdited()
  }

  /** Sends answers given offline before this page was opened, then opens the server's page, which shows them. */
  async #sendEarlier(): Promise<void> {
    try {
      const id = await sendDraft(this.#owner, this.#draft)
      if (!id) return
      this.#become(id)
      await saveQueueFor(id).flush()
      this.#page.open(attemptPage(id))
    } catch (error) {
      this.#fail(error)
    }
  }

  #become(id: string): void {
    if (this.#attemptId) return
    this.#attemptId = id
    if (this.#pending.size > 0) this.#page.onUnsent(null)
    this.#pending.clear()
    this.#page.onBegun(id)
  }

  #fail(error: unknown): void {
    // The open attempt has other questions, so these answers don't belong to it.
    if (error instanceof OtherAttempt) {
      this.#page.open(`/attempts/${error.attemptId}`)
      return
    }
    this.#failures += 1
    clearTimeout(this.#retry)
    const retry = () => (this.isIdle ? this.#sendEarlier() : this.begin())
    this.#retry = setTimeout(() => void retry(), pauseAfter(this.#failures))
    if (this.#pending.size > 0) this.#page.onUnsent({ answers: this.#pending.size, why: 'offline' })
  }
}
