import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type { TokenScope } from '@/domain/access/token-scopes'
import { changePassword } from '@/server/auth/change-password'
import { signUp } from '@/server/auth/sign-up'
import { createAccessToken, listAccessTokens, revokeAccessToken } from '@/server/http/access-tokens'
import { requireViewer, type Viewer } from '@/server/http/viewer'
import { callApi } from '@/tests/support/call-api'
import { openBrowser } from '@/tests/support/cookie-jar'
import { createAttempt, getAttemptItem } from '@/tests/support/sample-attempt'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const HOUR_MS = 3_600_000

/** Signs up in a new browser and stays signed in there. */
async function register(): Promise<Viewer> {
  openBrowser(randomUUID())
  await signUp({ name: '', email: `${randomUUID()}@example.org`, password: PASSWORD }, null)
  return requireViewer('account')
}

const createToken = (viewer: Viewer, scopes: TokenScope[] = ['attempts:read', 'attempts:write']) =>
  createAccessToken({ name: 'A script', lifetimeDays: 30, scopes }, viewer)

/** An attempt of the viewer with one question. */
async function createOwnAttempt(viewer: Viewer): Promise<string> {
  const { attemptId } = await createAttempt([sampleItem('true-false')])
  const data = { learnerId: viewer.id }
  await database().attempt.update({ where: { id: attemptId }, data })
  await database().attemptItem.updateMany({ where: { attemptId }, data })
  return attemptId
}

type Answer = { status: number; type: string | null; body: Record<string, unknown> }

async function call(path: string, init: RequestInit): Promise<Answer> {
  const response = await callApi(path, init)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: await response.json(),
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const read = (attempt: string, token: string) => call(`/attempts/${attempt}`, { headers: bearer(token) })
const readViewer = (headers: Record<string, string>) => call('/me', { headers })
const save = (attempt: string, headers: Record<string, string>) =>
  call(`/attempts/${attempt}/responses/1`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ response: true, clientId: 'script', sequence: 1, revision: 0 }),
  })

test('a token reads and saves in its owner’s attempt without a cookie', async () => {
  const viewer = await register()
  const token = await createToken(viewer)
  const attempt = await createOwnAttempt(viewer)
  openBrowser()
  expect(await read(attempt, token)).toMatchObject({ status: 200, body: { id: attempt } })
  expect(await save(attempt, bearer(token))).toMatchObject({ status: 200, body: { revision: 1 } })
  expect(await getAttemptItem(attempt)).toMatchObject({ response: true })
})

test('a cookie without a token saves nothing if the origin is missing', async () => {
  const viewer = await register()
  const attempt = await createOwnAttempt(viewer)
  expect(await save(attempt, {})).toMatchObject({ status: 403, type: 'application/problem+json' })
  expect(await save(attempt, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 })
  expect(await save(attempt, { 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 200 })
})

test('a missing scope is named in the error, whatever the cookie allows', async () => {
  const viewer = await register()
  const token = await createToken(viewer, ['attempts:read'])
  const attempt = await createOwnAttempt(viewer)
  const headers = { ...bearer(token), 'sec-fetch-site': 'same-origin' }
  expect(await save(attempt, headers)).toMatchObject({
    status: 403,
    type: 'application/problem+json',
    body: { code: 'FORBIDDEN', detail: 'This access token doesn’t have the scope attempts:write.' },
  })
  expect(await getAttemptItem(attempt)).toMatchObject({ response: null })
})

test('an invalid token returns 401 and never falls back to the cookie', async () => {
  const viewer = await register()
  const attempt = await createOwnAttempt(viewer)
  for (const token of ['', 'cb_nothing', `cb_${'A'.repeat(43)}`]) {
    expect(await read(attempt, token)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
    expect(await readViewer(bearer(token))).toMatchObject({ status: 401 })
  }
  const withBasic = await readViewer({ authorization: 'Basic abc' })
  expect(withBasic).toMatchObject({ status: 200, body: { viewer: { name: viewer.email } } })
})

test('the token decides who is signed in, not the cookie sent with it', async () => {
  const owner = await register()
  const token = await createToken(owner)
  await register()
  expect(await readViewer(bearer(token))).toMatchObject({
    body: { viewer: { name: owner.email } },
  })
})

test('a revoked token stops working, and only its owner can revoke it', async () => {
  const stranger = await register()
  const viewer = await register()
  const token = await createToken(viewer)
  const [entry] = await listAccessTokens(viewer.id)
  const id = entry?.id ?? ''
  await expect(revokeAccessToken({ id }, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await readViewer(bearer(token))).status).toBe(200)
  await revokeAccessToken({ id }, viewer)
  expect((await readViewer(bearer(token))).status).toBe(401)
})

test('an expired token stops working', async () => {
  const viewer = await register()
  const token = await createToken(viewer)
  const ended = { expiresAt: new Date(Date.now() - 1000) }
  await database().accessToken.updateMany({ where: { userId: viewer.id }, data: ended })
  expect((await readViewer(bearer(token))).status).toBe(401)
})

test('a new password revokes every token', async () => {
  const viewer = await register()
  const token = await createToken(viewer)
  await changePassword({ currentPassword: PASSWORD, newPassword: 'another long password' }, viewer)
  expect((await readViewer(bearer(token))).status).toBe(401)
})

test('another person’s attempt returns 404 to a token, like a missing one', async () => {
  const attempt = await createOwnAttempt(await register())
  const token = await createToken(await register())
  expect(await read(attempt, token)).toEqual(await read(randomUUID(), token))
  expect(await read(attempt, token)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  expect(await save(attempt, bearer(token))).toMatchObject({ status: 404 })
})

test('no token is stored in plain text', async () => {
  const viewer = await register()
  const token = await createToken(viewer)
  await readViewer(bearer(token))
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`
  expect(tables.map(({ name }) => name)).toContain('AccessToken')
  for (const { name } of tables) {
    const rows = await database().$queryRawUnsafe<{ text: string }[]>(
      `SELECT t::text AS text FROM "${name}" t`,
    )
    expect(rows.filter(({ text }) => text.includes(token) || text.includes(token.slice(3)))).toEqual([])
  }
  expect(token).toMatch(/^cb_[\w-]{43}$/)
})

test('the last use is written at most once an hour', async () => {
  const viewer = await register()
  const token = await createToken(viewer)
  const lastUse = async () => (await listAccessTokens(viewer.id))[0]?.lastUsedAt?.getTime()
  const setLastUse = (time: number) =>
    database().accessToken.updateMany({ where: { userId: viewer.id }, data: { lastUsedAt: new Date(time) } })
  expect(await lastUse()).toBeUndefined()
  await readViewer(bearer(token))
  expect(await lastUse()).toBeDefined()
  const recent = Date.now() - HOUR_MS / 2
  await setLastUse(recent)
  await readViewer(bearer(token))
  expect(await lastUse()).toBe(recent)
  const old = Date.now() - 2 * HOUR_MS
  await setLastUse(old)
  await readViewer(bearer(token))
  expect(await lastUse()).toBeGreaterThan(old)
})

test('a token needs a scope, and an account has at most 20 tokens', async () => {
  const viewer = await register()
  await expect(createToken(viewer, [])).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  for (let made = 0; made < 20; made++) await createToken(viewer)
  await expect(createToken(viewer)).rejects.toMatchObject({ code: 'CONFLICT' })
})
