import { beforeAll, expect, test, vi } from 'vitest'
import { OPERATIONS } from '@/contract/operations/all-operations'
import { startSession } from '@/server/auth/start-session'
import { endServerSession } from '@/server/http/next-auth/server-session'
import { digestDatabase } from '@/tests/support/database-digest'
import { type Asked, askHandler, type Handler, readHandlers } from '@/tests/support/product-handlers'
import { OTHER_HANDLERS, paramsOf, ROUTE_CASES } from '@/tests/support/route-cases'
import { useTestDatabase } from '@/tests/support/test-database'
import { createWholeClass, type WholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no framework request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

useTestDatabase()

let handlers: Map<string, Handler>
let whole: WholeClass
/** A class of another instructor, who has no role here. */
let other: WholeClass

beforeAll(async () => {
  handlers = await readHandlers()
  whole = await createWholeClass()
  other = await createWholeClass()
})

const ask = (name: string, request: Asked) => askHandler(handlers, name, request)
const cases = Object.entries(ROUTE_CASES)
const owned = cases.filter(([, { of }]) => of !== 'open')

const isTaking = (name: string) => /\[assignment\]\/(attempts|start)$/.test(name)

/** Not-found responses, to a script and to a browser. */
const NOTHING = /^404$/
const SIGN_IN = /^(401|303 \/sign-in\?next=\S+)$/
const ELSEWHERE = /^403$/

test('each handler has a test case, and each API operation a handler', () => {
  const found = [...handlers.keys()].filter((name) => !OTHER_HANDLERS.test(name))
  // Every resource responds to every method: rejected methods aren't counted.
  const uncovered = found.filter((name) => name.includes('/api/v1/') && !Object.hasOwn(ROUTE_CASES, name))
  const operations = OPERATIONS.map(
    ({ method, path }) => `${method} /api/v1${path.replace(/\{(\w+)\}/g, '[$1]')}`,
  )
  expect(found.filter((name) => !uncovered.includes(name)).sort()).toEqual(Object.keys(ROUTE_CASES).sort())
  expect(uncovered.filter((name) => operations.includes(name))).toEqual([])
  const api = Object.keys(ROUTE_CASES).filter((name) => name.includes('/api/v1/'))
  expect(api.filter((name) => !name.endsWith('openapi.json')).sort()).toEqual(operations.sort())
})

test('an unsupported method is rejected as such', async () => {
  for (const name of handlers.keys()) {
    if (OTHER_HANDLERS.test(name) || Object.hasOwn(ROUTE_CASES, name)) continue
    expect(await ask(name, {}), name).toBe('405')
  }
})

test('requests from another site are rejected if they would change something', async () => {
  await startSession(whole.student)
  for (const [name, entry] of cases) {
    if (name.startsWith('GET')) continue
    const request = { params: paramsOf(entry, whole), body: entry.body, site: 'cross-site' }
    expect(await ask(name, request), name).toMatch(ELSEWHERE)
  }
})

test('signed-out users find nothing of a class or a person', async () => {
  await endServerSession()
  const before = await digestDatabase()
  for (const [name, entry] of owned)
    expect(await ask(name, { params: paramsOf(entry, whole), body: entry.body }), name).toMatch(SIGN_IN)
  for (const [name, entry] of cases)
    if (entry.of === 'open' && entry.asks !== 'anybody')
      expect(await ask(name, { params: paramsOf(entry, whole), body: entry.body }), name).toMatch(SIGN_IN)
  expect(await digestDatabase()).toBe(before)
})

test('another class’s instructor finds and changes nothing through any route', async () => {
  await startSession(other.instructor)
  const before = await digestDatabase()
  for (const [name, entry] of owned)
    expect(await ask(name, { params: paramsOf(entry, whole), body: entry.body }), name).toMatch(NOTHING)
  expect(await digestDatabase()).toBe(before)
})

test('a class ID never unlocks another class’s data', async () => {
  await startSession(other.instructor)
  const before = await digestDatabase()
  for (const [name, entry] of owned) {
    const named = [...name.matchAll(/\[(\w+)\]/g)].map(([, key]) => key ?? '')
    if (entry.of !== 'class' || named.length < 2) continue
    for (const key of named) {
      // A question number isn't of any class.
      if (key === 'slot') continue
      const params = { ...paramsOf(entry, other), [key]: paramsOf(entry, whole)[key] ?? '' }
      const outcome = await ask(name, { params, body: entry.body })
      // An instructor can't take an assignment, whichever it is.
      expect(outcome, `${name} with a foreign ${key}`).toMatch(
        isTaking(name) && key !== 'class' ? ELSEWHERE : NOTHING,
      )
    }
  }
  expect(await digestDatabase()).toBe(before)
})

test('what others can’t find exists for its owner', async () => {
  for (const [name, entry] of owned) {
    await startSession(entry.of === 'person' || isTaking(name) ? whole.student : whole.instructor)
    const outcome = await ask(name, { params: paramsOf(entry, whole), body: entry.body })
    // A submitted attempt no longer has these.
    const isOver = /position$|flags/.test(name)
    expect(outcome, name).not.toMatch(isOver ? SIGN_IN : NOTHING)
    expect(outcome, name).not.toMatch(SIGN_IN)
  }
})
