import { currentOwner, isDropped, onOwnerDropped } from '@/components/browser-storage/owner'
import { type AnswerTo, callApi } from '@/contract/call-api'
import { findNoAccess, NO_ACCESS, type NoAccess } from './attempt-access'
import { inSendingOrder, keyOfSave, pauseAfter, type UnsentSave } from './unsent-saves'
import {
  persistOnPageHide,
  readRevisions,
  readUnsent,
  unsentKey,
  writeRevisions,
  writeUnsent,
} from './unsent-store'

/**
 * Sends answers to the server one after the other and stores them in this browser until the server acknowledges them.
 * It's independent of the page's components, so that moving to another question doesn't stop a save in flight.
 */

export type SaveState =
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date; problem: string | null; replaced: Replaced | null; isOfOtherTab: boolean }
  /** Not acknowledged: offline, the server is busy, the session has ended, or the learner lost access to the attempt. */
  | { kind: 'unsent'; why: 'offline' | 'busy' | NoAccess }
  | { kind: 'rejected'; message: string }

/** The answer from another tab or device that this one replaced. */
export type Replaced = NonNullable<Acknowledgement['replaced']>

type Answer = { response: unknown; certainty?: number | null; confidence?: number | null }
type Listener = (slot: number, state: SaveState, unsent: number) => void
type Acknowledgement = AnswerTo<'saveResponse'>
type Outcome = 'done' | 'offline' | 'busy' | NoAccess

export class SaveQueue {
  readonly #attemptId: string
  /** The owner of the attempt, even if another user signs in later. */
  readonly #owner = currentOwner()
  readonly #clientId = crypto.randomUUID()
  /** By tab and question: this tab's saves, and those that other tabs left behind. */
  readonly #waiting = new Map<string, UnsentSave>()
  readonly #revisions = new Map<number, number>()
  readonly #listeners = new Set<Listener>()
  readonly #ready: Promise<void>
  /** Lists of other tabs, which are removed once they are sent. */
  #adopted: string[] = []
  #sequence = 0
  #failures = 0
  #sending: Promise<void> | null = null
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(attemptId: string) {
    this.#attemptId = attemptId
    for (const [slot, revision] of readRevisions(this.#owner, attemptId)) this.#revisions.set(slot, revision)
    this.#ready = this.#adopt()
    window.addEventListener('online', () => void this.flush())
    window.addEventListener('beforeunload', (event) => {
      if (this.unsent > 0) event.preventDefault()
    })
    onOwnerDropped((owner) => {
      if (owner === this.#owner) this.#waiting.clear()
    })
  }

  /** How many answers the server doesn't have yet. */
  get unsent(): number {
    return new Set([...this.#waiting.values()].map(({ slot }) => slot)).size
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The revision of a question that this browser knows, 0 for none. */
  revisionOf(slot: number): number {
    return this.#revisions.get(slot) ?? 0
  }

  learnRevision(slot: number, revision: number): void {
    this.#revisions.set(slot, Math.max(revision, this.revisionOf(slot)))
  }

  add(slot: number, answer: Answer): void {
    if (isDropped(this.#owner)) return
    this.#sequence += 1
    const save = {
      ...answer,
      slot,
      clientId: this.#clientId,
      sequence: this.#sequence,
      revision: this.revisionOf(slot),
      at: Date.now(),
    }
    // Remove it first, so that a new answer goes to the end.
    this.#waiting.delete(keyOfSave(save))
    this.#waiting.set(keyOfSave(save), save)
    this.#store()
    this.#notify(slot, { kind: 'saving' })
    void this.flush()
  }

  /** Stores pending answers when the page is closed, so that they are sent when it's reopened. */
  persistOnPageHide(): void {
    persistOnPageHide(this.#owner, this.#attemptId, [...this.#waiting.values()])
  }

  /** @returns whether the server has everything */
  async flush(): Promise<boolean> {
    clearTimeout(this.#retry)
    this.#sending ??= this.#ready
      .then(() => this.#sendAll())
      .finally(() => {
        this.#sending = null
      })
    await this.#sending
    return this.#waiting.size === 0
  }

  async #adopt(): Promise<void> {
    const lists = await readUnsent(this.#owner, this.#attemptId)
    this.#adopted = lists.map(({ key }) => key)
    // Answers entered here in the meantime are newer, so they are sent later.
    const entered = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const save of inSendingOrder([...lists.flatMap(({ saves }) => saves), ...entered]))
      this.#waiting.set(keyOfSave(save), save)
    if (this.#waiting.size > 0) void this.flush()
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const [save] = this.#waiting.values()
      if (!save) return
      const outcome = await this.#send(save)
      if (outcome === 'done') {
        this.#failures = 0
        continue
      }
      for (const { slot } of this.#waiting.values()) this.#notify(slot, { kind: 'unsent', why: outcome })
      this.#failures += 1
      this.#retry = setTimeout(() => void this.flush(), pauseAfter(this.#failures))
      return
    }
  }

  async #send(save: UnsentSave): Promise<Outcome> {
    const { slot, at, ...body } = save
    try {
      const params = { attempt: this.#attemptId, slot }
      const call = { params, body, keepalive: true }
      const answer = await callApi('PUT /attempts/{attempt}/responses/{slot}', call)
      if (answer.ok) this.#acknowledge(save, answer.data)
      // The answer waits for its owner, or until the owner has access again.
      else if (NO_ACCESS.includes(answer.status))
        return (await findNoAccess(this.#owner, this.#attemptId)) ?? 'busy'
      else if (answer.status === 429 || answer.status >= 500) return 'busy'
      // Something between this browser and the server answered.
      else if (!answer.problem) return 'offline'
      else this.#reject(save, answer.problem.detail)
      return 'done'
    } catch {
      return 'offline'
    }
  }

  #acknowledge(save: UnsentSave, { revision, savedAt, problem, replaced }: Acknowledgement): void {
    this.learnRevision(save.slot, revision)
    writeRevisions(this.#owner, this.#attemptId, this.#revisions)
    if (!this.#drop(save)) return
    const isOfOtherTab = save.clientId !== this.#clientId
    this.#notify(save.slot, { kind: 'saved', at: new Date(savedAt), problem, replaced, isOfOtherTab })
  }

  #reject(save: UnsentSave, message: string): void {
    this.#drop(save)
    this.#notify(save.slot, { kind: 'rejected', message })
  }

  /** @returns false if a newer answer has replaced it */
  #drop(save: UnsentSave): boolean {
    if (this.#waiting.get(keyOfSave(save)) !== save) return false
    this.#waiting.delete(keyOfSave(save))
    this.#store()
    return true
  }

  #notify(slot: number, state: SaveState): void {
    for (const listener of this.#listeners) listener(slot, state, this.unsent)
  }

  #store(): void {
    const own = unsentKey(this.#attemptId, this.#clientId)
    void writeUnsent(this.#owner, own, [...this.#waiting.values()])
    if (this.#waiting.size === 0) persistOnPageHide(this.#owner, this.#attemptId, [])
    // This tab's list now includes the answers of the other tabs.
    for (const key of this.#adopted.filter((adopted) => adopted !== own))
      void writeUnsent(this.#owner, key, [])
    this.#adopted = []
  }
}

const queues = new Map<string, SaveQueue>()

export function saveQueueFor(attemptId: string): SaveQueue {
  const known = queues.get(attemptId)
  if (known) return known
  const queue = new SaveQueue(attemptId)
  queues.set(attemptId, queue)
  return queue
}
