import { isServerReachable } from '@/components/offline/reach-server'
import { plural } from '@/domain/text/format'
import { minutesToAnnounce } from './time-left'

/** Saves in flight count for 2 seconds after time is up. Then the page asks the server what happens next. */
const END_MS = 2_500
/** Delay between attempts to reach the server. */
const RETRY_MS = 5_000

const UNREACHABLE =
  'Time’s up. You’re offline. The server submits the answers that it received. Your results appear when you reconnect.'

export type TimerView = {
  showLeft(leftMs: number): void
  /** Screen readers announce it. */
  announce(text: string): void
  /** Sends pending answers. */
  sendAll(): Promise<unknown>
  /** Renders the page again with the server's data. */
  refresh(): void
}

/** Counts down to the end of an attempt, then sends pending answers and asks the server for the page until it responds. */
export class AttemptTimer {
  readonly #closesAtMs: number
  /** The server's clock minus this browser's. */
  readonly #offsetMs: number
  readonly #view: TimerView
  #previousLeftMs = Number.POSITIVE_INFINITY
  #isEnding = false
  #isStopped = false
  #interval: ReturnType<typeof setInterval> | undefined
  #ending: ReturnType<typeof setTimeout> | undefined

  constructor(closesAt: string, serverNow: string, view: TimerView) {
    this.#closesAtMs = Date.parse(closesAt)
    this.#offsetMs = Date.parse(serverNow) - Date.now()
    this.#view = view
    this.#tick()
    this.#interval = setInterval(() => this.#tick(), 1_000)
  }

  onOnline(): void {
    if (!this.#isEnding) return
    clearTimeout(this.#ending)
    void this.#end()
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#interval)
    clearTimeout(this.#ending)
  }

  #tick(): void {
    const leftMs = this.#closesAtMs - (Date.now() + this.#offsetMs)
    this.#view.showLeft(leftMs)
    const minutes = minutesToAnnounce(this.#previousLeftMs, leftMs)
    if (minutes) this.#view.announce(`${plural(minutes, 'minute')} left.`)
    this.#previousLeftMs = leftMs
    if (leftMs > 0 || this.#isEnding) return
    this.#isEnding = true
    this.#view.announce('Time’s up.')
    void this.#view.sendAll()
    this.#ending = setTimeout(() => void this.#end(), END_MS)
  }

  async #end(): Promise<void> {
    // A refresh without a connection would replace the page with the browser's error page.
    const isReachable = await isServerReachable()
    if (this.#isStopped) return
    if (!isReachable) this.#view.announce(UNREACHABLE)
    else {
      await this.#view.sendAll()
      this.#view.refresh()
    }
    this.#ending = setTimeout(() => void this.#end(), RETRY_MS)
  }
}
