import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { createRandom } from '../../domain/items/random'
import { drawRequest, type FuzzRequest, type FuzzSeed } from './fuzz-requests'
import { formsOf } from './html-forms'
import { HttpBrowser } from './http-browser'
import { listPages } from './product-surface'

/** Sends fuzzed requests to a running server, several at a time. */

const AT_ONCE = 8
/** A request without a response after this time counts as hanging. */
const ANSWER_MS = 20_000

export type FuzzRun = {
  /** Server errors, requests without a response, and redirects to other sites, each with its request. */
  faults: string[]
  /** The number of responses by status; 0 is a closed connection. */
  statuses: Map<number, number>
}

export async function fuzz(origin: string, seedOfRun: string, count: number): Promise<FuzzRun> {
  const seed = await gatherSeed(origin)
  const random = createRandom(seedOfRun)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const faults: string[] = []
  const statuses = new Map<number, number>()
  const requests = Array.from({ length: count }, () => drawRequest(random, seed))
  const send = async () => {
    for (let drawn = requests.shift(); drawn; drawn = requests.shift()) {
      const { status, fault } = await ask(drawn, origin, agent)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (fault) faults.push(`${fault}: ${describeRequest(drawn)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  agent.destroy()
  return { faults, statuses }
}

type Outcome = { status: number; fault: string | null }

function ask({ method, path, headers, body }: FuzzRequest, origin: string, agent: Agent): Promise<Outcome> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve) => {
    // Node leaves the length out if a method has no body, and the rest of it would be read as the next request.
    const length = body.length > 0 ? { 'Content-Length': body.length } : {}
    const sent = request({ host: hostname, port, method, path, headers: { ...headers, ...length }, agent })
    const end = (status: number, fault: string | null) => {
      clearTimeout(late)
      resolve({ status, fault })
      if (fault) sent.destroy()
    }
    const late = setTimeout(() => end(0, 'no answer'), ANSWER_MS)
    // The server may close the connection of a request that isn't HTTP or that it rejects unread.
    sent.once('error', (error: NodeJS.ErrnoException) =>
      end(0, ['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? null : String(error)),
    )
    sent.once('response', (response) => {
      const { statusCode = 0, headers: answered } = response
      response.resume()
      response.once('close', () => end(statusCode, faultOf(statusCode, answered.location, origin)))
    })
    sent.end(body)
  })
}

function faultOf(status: number, location: string | undefined, origin: string): string | null {
  if (status >= 500) return `status ${status}`
  const isElsewhere = location !== undefined && new URL(location, origin).origin !== origin
  return isElsewhere ? `leads to ${location}` : null
}

function describeRequest({ method, path, headers, body }: FuzzRequest): string {
  const { Cookie: _, ...shown } = headers
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(shown).slice(0, 500)} ${JSON.stringify(String(body)).slice(0, 900)}`
}

const FORM_PAGES = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/settings',
  '/classes/new',
  '/settings/learning',
  '/progress/share',
  '/notifications',
]

/** Signs up a user and reads the forms that they see. */
async function gatherSeed(origin: string): Promise<FuzzSeed> {
  const agent = new Agent({ keepAlive: true })
  const browser = new HttpBrowser(origin, agent)
  const [signUp] = formsOf((await browser.get('/sign-up')).text())
  const account = { name: 'A', email: `fuzz-${randomUUID()}@example.org`, password: 'correct horse battery' }
  const answer = await browser.postParts('/sign-up', Object.entries({ ...signUp, ...account }))
  if (answer.status !== 303) throw new Error(`sign-up returned ${answer.status}`)
  const pages = await Promise.all(
    FORM_PAGES.map(async (page) =>
      formsOf((await browser.get(page)).text()).map((fields) => ({ path: page, fields })),
    ),
  )
  const forms = pages.flat()
  if (forms.length <= FORM_PAGES.length) throw new Error(`the pages have ${forms.length} forms`)
  const actionIds = forms.flatMap(({ fields }) => /"id":"(\w+)"/.exec(fields['$ACTION_1:0'] ?? '')?.[1] ?? [])
  const paths = [...listPages(), ...(await listApiPaths(browser))]
  agent.destroy()
  const csrfToken = forms.find(({ path }) => path === '/sign-in')?.fields.csrfToken
  if (!csrfToken) throw new Error('the sign-in page has no token')
  return { paths, forms, actionIds, csrfToken, origin, cookie: browser.cookieLine() }
}

async function listApiPaths(browser: HttpBrowser): Promise<string[]> {
  const document = (await browser.get('/api/v1/openapi.json')).json() as { paths: object }
  return Object.keys(document.paths).map((known) => `/api/v1${known.replace(/^\/api\/v1/, '')}`)
}
