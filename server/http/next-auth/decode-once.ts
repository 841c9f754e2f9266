import { MINUTE_MS, SECOND_MS } from '@/domain/time/durations'
import type { SessionToken } from './read-session-cookie'

const KEPT_MS = MINUTE_MS
const MAX_STORED = 5_000
/** Ours have about 300 characters. A longer one isn't stored, so that a client can't fill the memory. */
const MAX_KEPT_LENGTH = 1_000

type Decoded = { token: Promise<SessionToken | null>; until: number }

/** Stores what the cookies of recent requests contain, so that each one is decrypted once a minute at most. */
export class DecodedSessions {
  readonly #decode: (cookie: string) => Promise<SessionToken | null>
  readonly #kept = new Map<string, Decoded>()

  constructor(decode: (cookie: string) => Promise<SessionToken | null>) {
    this.#decode = decode
  }

  async read(cookie: string, now: number): Promise<SessionToken | null> {
    if (cookie.length > MAX_KEPT_LENGTH) return this.#decode(cookie)
    const kept = this.#kept.get(cookie)
    const isFresh = kept !== undefined && kept.until > now
    const decoded = isFresh ? kept : { token: this.#decode(cookie), until: now + KEPT_MS }
    if (!isFresh) this.#keep(cookie, decoded)
    const token = await decoded.token.catch((error: unknown) => {
      this.#kept.delete(cookie)
      throw error
    })
    return token && token.exp * SECOND_MS > now ? token : null
  }

  #keep(cookie: string, decoded: Decoded): void {
    this.#kept.delete(cookie)
    // The oldest entry is the first.
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size >= MAX_STORED) this.#kept.delete(oldest)
    this.#kept.set(cookie, decoded)
  }
}
