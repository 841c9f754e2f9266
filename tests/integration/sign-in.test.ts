import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { OWNER_COOKIE, parseBrowserOwner } from '@/domain/access/browser-owner'
import { renewSession } from '@/server/auth/renew-session'
import { signUp } from '@/server/auth/sign-up'
import { prepareFormPage } from '@/server/http/next-auth/csrf'
import { encodeSession } from '@/server/http/next-auth/encode-session'
import { readCsrfToken } from '@/server/http/next-auth/forms'
import { readSession } from '@/server/http/next-auth/read-session-cookie'
import { readRefusal } from '@/server/http/next-auth/refusal-cookie'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { captureLog } from '@/tests/support/capture-log'
import { cookies, openBrowser } from '@/tests/support/cookie-jar'
import { createLearner } from '@/tests/support/sample-attempt'
import { csrfToken, getAuth, postAuth, signIn } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
const SECRET = 'a secret of the tests, long enough for a session'
vi.stubEnv('NEXTAUTH_SECRET', SECRET)

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const SESSION = 'next-auth.session-token'
const CSRF = 'next-auth.csrf-token'

beforeEach(() => openBrowser(randomUUID()))

/** Signs up, and opens a new browser. */
async function register() {
  const email = `${randomUUID()}@example.org`
  await signUp({ name: 'Ani', email, password: PASSWORD }, null)
  const { id } = await requireViewer('account')
  openBrowser(randomUUID())
  return { id, email }
}

const locationOf = (response: Response) => response.headers.get('location')

test('a plain form signs in and continues where it says', async () => {
  const { id, email } = await register()
  const fields = { email, password: PASSWORD, callbackUrl: '/review?a=b' }
  const response = await postAuth('callback/password', fields)
  expect([response.status, locationOf(response)]).toEqual([303, '/review?a=b'])
  expect(await findViewer()).toMatchObject({ id })
})

test('a rejected plain form returns with the message and the email, which no URL contains', async () => {
  const { email } = await register()
  const fields = { email, password: 'not the password', callbackUrl: '/review' }
  const response = await postAuth('callback/password', fields)
  expect([response.status, locationOf(response)]).toEqual([303, '/sign-in?error=Refused&next=%2Freview'])
  const refusal = { code: 'INVALID_INPUT', message: 'Incorrect email or password.', typed: { email } }
  expect(await readRefusal()).toEqual(refusal)
  await postAuth('callback/password', { email: 'ani', password: '' })
  expect(await readRefusal()).toMatchObject({
    fieldErrors: { email: 'Enter a valid email.', password: 'Enter your password.' },
    typed: { email: 'ani' },
  })
})

test('a script gets the message of each field', async () => {
  const response = await postAuth('callback/password', { email: 'ani', json: 'true' })
  expect(await response.json()).toMatchObject({
    problem: { code: 'INVALID_INPUT', fieldErrors: { email: 'Enter a valid email.' } },
  })
})

test('a refusal that this server didn’t write is ignored', async () => {
  const jar = await cookies()
  for (const value of ['x', (await encodeSession({ id: 'a' }, SECRET)).value]) {
    jar.set('sign-in-refused', value)
    expect(await readRefusal()).toBeNull()
  }
})

test.each(['callback/password', 'callback/guest', 'signin/password'])(
  'a form to %s without the page’s token does nothing',
  async (path) => {
    const { email } = await register()
    const fields = { email, password: PASSWORD, csrfToken: 'another', json: 'true' }
    const response = await postAuth(path, fields)
    expect(await response.json()).toEqual({
      problem: { code: 'FORBIDDEN', message: 'This page was open for too long. Try again.' },
    })
    expect(await findViewer()).toBeNull()
  },
)

test('a form of another site does nothing, even with the token', async () => {
  const { email } = await register()
  const fields = { email, password: PASSWORD }
  expect((await postAuth('callback/password', fields, { site: 'cross-site' })).status).toBe(403)
  expect(await findViewer()).toBeNull()
  await signIn({ email, password: PASSWORD })
  expect((await postAuth('signout', {}, { site: 'cross-site' })).status).toBe(403)
  expect(await findViewer()).not.toBeNull()
})

test('signing out without the token returns to the page that has one', async () => {
  const { id, email } = await register()
  await signIn({ email, password: PASSWORD })
  expect(locationOf(await postAuth('signout', { csrfToken: 'another' }))).toBe('/settings')
  expect(await findViewer()).toMatchObject({ id })
})

test('signing out with a corrupt cookie still ends the session in this browser', async () => {
  const { email } = await register()
  await signIn({ email, password: PASSWORD })
  const jar = await cookies()
  expect([jar.get('signed-in')?.value, jar.get(OWNER_COOKIE)?.value]).toEqual(['1', expect.any(String)])
  jar.set(SESSION, 'corrupt')
  expect(locationOf(await postAuth('signout', { callbackUrl: '/' }))).toBe('/')
  expect(jar.get(SESSION)).toBeUndefined()
  expect(jar.get('signed-in')).toBeUndefined()
  expect(parseBrowserOwner(jar.get(OWNER_COOKIE)?.value)).toMatchObject({ owner: null })
})

test('a guest can be created by a form, but not in place of a session', async () => {
  expect((await postAuth('callback/guest', { callbackUrl: '/' })).status).toBe(303)
  const guest = await requireViewer('learner')
  expect(guest).toMatchObject({ isGuest: true })
  const response = await postAuth('callback/guest', { json: 'true' })
  expect(await response.json()).toMatchObject({ problem: { code: 'CONFLICT' } })
  expect(await findViewer()).toMatchObject({ id: guest.id })
})

test('a delay after wrong passwords answers with the waiting time', async () => {
  const { email } = await register()
  const incorrect = { email, password: 'not the password', json: 'true' }
  for (let tries = 0; tries < 5; tries++) await postAuth('callback/password', incorrect)
  const response = await postAuth('callback/password', { ...incorrect, password: PASSWORD })
  expect(await response.json()).toEqual({
    problem: {
      code: 'RATE_LIMITED',
      message: expect.stringMatching(/^Too many attempts\. Try again in (29|30) seconds\.$/),
    },
  })
  await postAuth('callback/password', { email, password: PASSWORD })
  expect(await readRefusal()).toMatchObject({ code: 'RATE_LIMITED' })
})

test('the message of an unexpected error is logged, not sent', async () => {
  const { email } = await register()
  const logged = captureLog()
  const broken = vi.spyOn(db().user, 'findUnique').mockRejectedValue(new Error('a secret of the database'))
  const script = await postAuth('callback/password', { email, password: PASSWORD, json: 'true' })
  const plain = await postAuth('callback/password', { email, password: PASSWORD })
  broken.mockRestore()
  expect(script.status).toBe(500)
  expect(await script.text()).not.toContain('secret')
  expect(locationOf(plain)).toBe('/sign-in?error=Callback')
  expect(logged.text()).toContain('a secret of the database')
})

test('a session from before stays valid until its version changes', async () => {
  const { id } = await register()
  const { name, value } = await encodeSession({ id }, SECRET)
  const jar = await cookies()
  jar.set(name, value)
  expect(await findViewer()).toMatchObject({ id })
  expect(await (await getAuth('session')).json()).toMatchObject({ user: { name: 'Ani' } })
  await database().user.update({ where: { id }, data: { sessionVersion: { increment: 1 } } })
  expect(await findViewer()).toBeNull()
  expect(await (await getAuth('session')).json()).not.toHaveProperty('user')
})

test('a cookie is renewed once a day, for the same session', async () => {
  const id = await createLearner()
  const jar = await cookies()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 25 * 3_600_000 })
  jar.set(SESSION, (await encodeSession({ id }, SECRET)).value)
  vi.useRealTimers()
  const viewer = await requireViewer('learner')
  const before = await readSession(await cookies())
  await renewSession(await cookies(), viewer)
  const renewed = await readSession(await cookies())
  expect(renewed).toMatchObject({ sub: id, sessionVersion: 1 })
  expect(renewed?.iat).toBeGreaterThan((before?.iat ?? 0) + 24 * 3600)
  const value = jar.get(SESSION)?.value
  await renewSession(await cookies(), viewer)
  expect(jar.get(SESSION)?.value).toBe(value)
})

test('a page with a sign-in form gets its token before it is rendered', async () => {
  expect(await prepareFormPage('/courses', undefined)).toBeNull()
  const prepared = await prepareFormPage('/sign-in', `a=b; ${CSRF}=forged%7Cvalue`)
  expect(prepared?.cookie).toMatch(/^a=b; next-auth\.csrf-token=[0-9a-f]{64}%7C[0-9a-f]{64}$/)
  expect(prepared?.setCookie).toMatch(/^next-auth\.csrf-token=.*; HttpOnly; SameSite=Lax$/)
  expect(await prepareFormPage('/sign-in', prepared?.cookie)).toBeNull()
  const jar = await cookies()
  jar.set(CSRF, decodeURIComponent(prepared?.cookie.split('=').at(-1) ?? ''))
  expect(await readCsrfToken()).toBe(await csrfToken())
  expect(await prepareFormPage('/settings', `${CSRF}=%E0%A4%A`)).not.toBeNull()
})
