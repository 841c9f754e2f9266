import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { createRandom, type Random } from '@/domain/items/random'
import type { ItemResponse } from '@/domain/items/response'
import type { PublicItem } from '@/domain/items/to-public-item'
import { guessResponse } from './guess-response'
import { type Answer, HttpBrowser } from './http-browser'

/** A learner who takes quiz after quiz and remembers what the server has acknowledged and what it hasn't. */

type Save = { response: ItemResponse; clientId: string; sequence: number; revision: number }

export type KnownItem = {
  item: PublicItem
  /** The last answer that the server confirmed as saved. */
  acknowledged: Save | null
  /** Sent after that, without a response. */
  inFlight: Save | null
}

export type KnownAttempt = {
  id: string
  attemptItems: Map<number, KnownItem>
  submission: 'none' | 'in flight' | 'acknowledged'
}

const COURSE = 'csto-nagorno-karabakh'
const QUIZ = 'the-deal'

export class KillLearner {
  readonly browser: HttpBrowser
  readonly attempts: KnownAttempt[] = []
  stagesAtKill: KnownAttempt['submission'][] = []
  readonly #random: Random
  readonly #agent = new Agent({ keepAlive: true })
  /** Resolves when an answer is acknowledged. */
  readonly firstSaved: Promise<void>
  #onSaved = () => {}

  constructor(origin: string, seed: string) {
    this.browser = new HttpBrowser(origin, this.#agent)
    this.#random = createRandom(seed)
    this.firstSaved = new Promise((resolve) => {
      this.#onSaved = resolve
    })
  }

  /** Answers and submits, attempt after attempt, until the server is gone. @throws if it rejects anything */
  async study(): Promise<never> {
    for (;;) {
      const attempt = await this.#start()
      // After a varying number of answers, so that submissions occur at every moment.
      const saves = 2 + this.#random.nextInt(20)
      const clientId = randomUUID()
      for (let sequence = 1; sequence <= saves; sequence++) await this.#answer(attempt, clientId, sequence)
      await submit(this.browser, attempt)
    }
  }

  /** What the kill interrupted, before the learner returns and submits the rest. */
  noteKill(): void {
    this.stagesAtKill = this.attempts.map(({ submission }) => submission)
  }

  close(): void {
    this.#agent.destroy()
  }

  async #start(): Promise<KnownAttempt> {
    const started = accept(
      await this.browser.send('POST', '/api/v1/attempts', { course: COURSE, quiz: QUIZ }),
    )
    const { id } = started as { id: string }
    const attempt: KnownAttempt = { id, attemptItems: new Map(), submission: 'none' }
    this.attempts.push(attempt)
    const read = accept(await this.browser.get(`/api/v1/attempts/${id}`))
    const { items } = read as { items: { slot: number; item: PublicItem }[] }
    for (const { slot, item } of items)
      attempt.attemptItems.set(slot, { item, acknowledged: null, inFlight: null })
    return attempt
  }

  async #answer(attempt: KnownAttempt, clientId: string, sequence: number): Promise<void> {
    const slot = 1 + this.#random.nextInt(attempt.attemptItems.size)
    const attemptItem = attempt.attemptItems.get(slot)
    if (!attemptItem) throw new Error(`attempt ${attempt.id} has no slot ${slot}`)
    const response = this.#anyResponse(attemptItem.item)
    const revision = attemptItem.acknowledged?.revision ?? 0
    await save(this.browser, attempt.id, slot, attemptItem, { response, clientId, sequence, revision })
    this.#onSaved()
  }

  /** A different answer each time, so that an older one isn't mistaken for the newest. */
  #anyResponse(item: PublicItem): ItemResponse {
    const number = this.#random.nextInt(1_000)
    if (item.type === 'numeric') return String(number)
    if (item.type === 'short-text') return `answer ${number}`
    if (item.type === 'true-false') return number % 2 === 0
    if (item.type === 'single-choice') return item.options[number % item.options.length]?.id ?? null
    return guessResponse(item)
  }
}

/** Sends an answer, which is in flight until the server confirms it. */
export async function save(
  browser: HttpBrowser,
  attemptId: string,
  slot: number,
  attemptItem: KnownItem,
  sent: Save,
) {
  attemptItem.inFlight = sent
  const path = `/api/v1/attempts/${attemptId}/responses/${slot}`
  const { revision } = accept(await browser.send('PUT', path, sent)) as { revision: number }
  attemptItem.acknowledged = { ...sent, revision }
  attemptItem.inFlight = null
}

export async function submit(browser: HttpBrowser, attempt: KnownAttempt): Promise<void> {
  attempt.submission = 'in flight'
  const submitted = accept(await browser.send('POST', `/api/v1/attempts/${attempt.id}/submission`))
  if ((submitted as { state: string }).state !== 'graded') throw new Error(`${attempt.id} was not graded`)
  attempt.submission = 'acknowledged'
}

/** A rejection is a server error; a lost connection isn't. */
export class Refused extends Error {
  override name = 'Refused'
}

export function accept(answer: Answer): unknown {
  if (answer.status === 200) return answer.json()
  throw new Refused(`answered ${answer.status}: ${answer.text().slice(0, 500)}`)
}
