import { vi } from 'vitest'
import { AttemptController } from '@/components/attempts/attempt-controller'
import type { PageView, QuestionAnswer, QuestionsView } from '@/components/attempts/controller-views'
import type { Draft } from '@/components/attempts/ensure-attempt'
import { formatBrowserOwner, OWNER_COOKIE } from '@/domain/access/browser-owner'

/** The page of an attempt without a browser: what the controller shows, and a server that it saves to. */

/** Stubs what the attempt's code uses of a browser. Call `vi.unstubAllGlobals()` afterward. */
export function stubBrowser(owner: string): void {
  const cookie = encodeURIComponent(formatBrowserOwner({ owner, takesOver: [], cleared: [] }))
  vi.stubGlobal('document', { cookie: `${OWNER_COOKIE}=${cookie}` })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('indexedDB', { deleteDatabase: () => {} })
  vi.stubGlobal('location', { search: '', pathname: '/attempts/new' })
  vi.stubGlobal('history', { replaceState: () => {} })
  for (const area of ['localStorage', 'sessionStorage']) vi.stubGlobal(area, storageInMemory())
}

function storageInMemory() {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}

type Request = { route: string; body: Record<string, unknown> }
type Answer = { status: number; body?: unknown }

/** Answers the API's requests. `answers` replaces what a route answers, by the start of “PUT …/flags/2”. */
export class FakeServer {
  isReachable = true
  readonly requests: Request[] = []
  readonly answers = new Map<string, Answer>()
  #revision = 0

  constructor() {
    vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => this.#answer(url, init))
  }

  /** The bodies of the requests whose route contains `part`. */
  bodiesOf(part: string): Record<string, unknown>[] {
    return this.requests.filter(({ route }) => route.includes(part)).map(({ body }) => body)
  }

  async #answer(url: string, { method = 'GET', body }: RequestInit): Promise<Response> {
    if (!this.isReachable) throw new TypeError('no connection')
    const route = `${method} ${url.replace('/api/v1', '')}`
    this.requests.push({ route, body: JSON.parse(String(body ?? '{}')) })
    const known = [...this.answers].find(([part]) => route.includes(part))?.[1]
    const answer = known ?? { status: 200, body: this.#usualAnswer(route) }
    return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status })
  }

  #usualAnswer(route: string): unknown {
    if (route === 'GET /api/ready') return { database: 'ok' }
    if (route === 'POST /attempts') return { id: crypto.randomUUID(), isFromSeed: true }
    if (!route.includes('/responses/')) return {}
    this.#revision += 1
    return {
      revision: this.#revision,
      savedAt: new Date().toISOString(),
      problem: null,
      replaced: null,
    }
  }
}

type Shown = Record<string, unknown>

/** A page with two questions. `fields` is what the learner entered; `shown` is the newest of what the controller showed. */
export class FakePage {
  readonly shown: Shown = {}
  readonly fields = new Map<number, string>()
  readonly revisions = new Map([
    [1, 0],
    [2, 0],
  ])
  readonly edited = new Set<number>()
  isOnline = true
  refreshes = 0

  start(attemptId: string | null, draft: Draft | null = null): AttemptController {
    return new AttemptController(attemptId, draft, this.#questions(), this.#page())
  }

  #read(slot: number): QuestionAnswer | null {
    if (!this.revisions.has(slot)) return null
    const choice = this.fields.get(slot)
    const state = choice === undefined ? 'unanswered' : 'answered'
    return {
      answer: { response: choice ?? null },
      progress: { state, answered: choice === undefined ? 0 : 1, parts: 1 },
    }
  }

  #note(name: string, value: unknown): void {
    this.shown[name] = value
  }

  #questions(): QuestionsView {
    return {
      list: () =>
        [...this.revisions].map(([slot, revision]) => ({ slot, revision, isEdited: this.edited.has(slot) })),
      read: (slot) => this.#read(slot),
      showSaveState: (slot, state) => this.#note(`save ${slot}`, state),
      markAnswered: (slot, { state }) => this.#note(`progress ${slot}`, state),
      markFlagged: (slot, flagged, isWaiting) => this.#note(`flag ${slot}`, { flagged, isWaiting }),
      showFinishLink: (attemptId) => this.#note('finish link', attemptId),
    }
  }

  #page(): PageView {
    return {
      isOnline: () => this.isOnline,
      showQuestion: (slot) => this.#note('question', slot),
      showUnsent: (unsent) => this.#note('unsent', unsent),
      showNoAccess: (noAccess) => this.#note('no access', noAccess),
      showReplaced: (slot, replaced) => this.#note(`replaced ${slot}`, replaced),
      showCannotSubmit: (cannotSubmit) => this.#note('cannot submit', cannotSubmit),
      refresh: () => {
        this.refreshes += 1
      },
      replace: (path) => this.#note('path', path),
      open: (path) => this.#note('path', path),
    }
  }
}
