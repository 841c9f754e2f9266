import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRandom } from '../../domain/items/random'
import { expect, test } from '../support/browser-test'
import { drawRequest, type FuzzRequest, type FuzzSeed } from '../support/fuzz-requests'
import { formsOf } from '../support/html-forms'
import { HttpBrowser } from '../support/http-browser'
import { freePort, type ProductServer, startProduct } from '../support/product-server'
import { listPages } from '../support/product-surface'

// Requests as nobody's browser sends them, against a server of their own: SEED=… draws others.

const SEED = process.env.SEED || 'casebook'
const REQUESTS = 2_000
const AT_ONCE = 8
/** The answer to a request comes within this time, or the request hangs. */
const ANSWER_MS = 20_000

test.describe.configure({ timeout: 240_000 })

let folder: string
let server: ProductServer
test.beforeAll(async () => {
  // On a busy machine a start takes longer than a test may.
  test.setTimeout(120_000)
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-fuzz-'))
  const env = { CONTENT_DIR: path.resolve('test-results-data/content') }
  server = await startProduct({ port: await freePort(), folder, databaseUrl: '', env })
})
test.afterAll(async () => {
  await server?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

test(`no request of seed ${SEED} is a fault of the server, hangs, or leads to another site`, async () => {
  console.log(`Fuzz test: SEED=${SEED}`)
  const seed = await gatherSeed(server.origin)
  const random = createRandom(SEED)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const faults: string[] = []
  const statuses = new Map<number, number>()
  const requests = Array.from({ length: REQUESTS }, () => drawRequest(random, seed))
  const send = async () => {
    for (let drawn = requests.shift(); drawn; drawn = requests.shift()) {
      const { status, fault } = await ask(drawn, agent)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (fault) faults.push(`${fault}: ${describeRequest(drawn)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  agent.destroy()
  console.log(`Answers by status: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`)
  expect(faults).toEqual([])
  const health = await fetch(`${server.origin}/api/health`)
  expect(health.status).toBe(200)
})

type Outcome = { status: number; fault: string | null }

function ask({ method, path: target, headers, body }: FuzzRequest, agent: Agent): Promise<Outcome> {
  const { hostname, port } = new URL(server.origin)
  return new Promise((resolve) => {
    const sent = httpRequest({ host: hostname, port, method, path: target, headers, agent })
    const end = (status: number, fault: string | null) => {
      clearTimeout(late)
      resolve({ status, fault })
      if (fault) sent.destroy()
    }
    const late = setTimeout(() => end(0, 'no answer'), ANSWER_MS)
    // The server may close the connection of a request that is no HTTP, or that it refuses to read.
    sent.once('error', (error: NodeJS.ErrnoException) =>
      end(0, ['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? null : String(error)),
    )
    sent.once('response', (response) => {
      const { statusCode = 0, headers: answered } = response
      response.resume()
      response.once('close', () => end(statusCode, faultOf(statusCode, answered.location)))
    })
    sent.end(body)
  })
}

function faultOf(status: number, location: string | undefined): string | null {
  if (status >= 500) return `status ${status}`
  const isElsewhere = location !== undefined && new URL(location, server.origin).origin !== server.origin
  return isElsewhere ? `leads to ${location}` : null
}

function describeRequest({ method, path: target, headers, body }: FuzzRequest): string {
  const { Cookie: _, ...shown } = headers
  return `${method} ${target.slice(0, 300)} ${JSON.stringify(shown).slice(0, 500)} ${JSON.stringify(String(body)).slice(0, 900)}`
}

const FORM_PAGES = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/settings',
  '/classes/new',
  '/review/settings',
  '/progress/share',
  '/messages',
]

/** Signs up somebody and reads the forms that they see. */
async function gatherSeed(origin: string): Promise<FuzzSeed> {
  const agent = new Agent({ keepAlive: true })
  const browser = new HttpBrowser(origin, agent)
  const [signUp] = formsOf((await browser.get('/sign-up')).text())
  const account = { name: 'A', email: 'fuzz@example.org', password: 'correct horse battery' }
  const answer = await browser.postParts('/sign-up', Object.entries({ ...signUp, ...account }))
  expect(answer.status).toBe(303)
  const pages = await Promise.all(
    FORM_PAGES.map(async (page) =>
      formsOf((await browser.get(page)).text()).map((fields) => ({ path: page, fields })),
    ),
  )
  const forms = pages.flat()
  expect(forms.length).toBeGreaterThan(FORM_PAGES.length)
  const actionIds = forms.flatMap(({ fields }) => /"id":"(\w+)"/.exec(fields['$ACTION_1:0'] ?? '')?.[1] ?? [])
  const paths = [...listPages(), ...(await listApiPaths(browser))]
  agent.destroy()
  return { paths, forms, actionIds, origin, cookie: browser.cookieLine() }
}

async function listApiPaths(browser: HttpBrowser): Promise<string[]> {
  const document = (await browser.get('/api/v1/openapi.json')).json() as { paths: object }
  return Object.keys(document.paths).map((known) => `/api/v1${known.replace(/^\/api\/v1/, '')}`)
}
