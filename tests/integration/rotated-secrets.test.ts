import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { signUp } from '@/server/auth/sign-up'
import { sessionCookieName } from '@/server/http/next-auth/settings'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { openText, sealText } from '@/server/platform/sealed-text'
import { readToken, signToken } from '@/server/platform/signed-token'
import { cookies, openBrowser } from '@/tests/support/cookie-jar'
import { signIn, signOut } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const OLD = 'a secret of the tests that is long enough for a session'
const NEW = 'another secret of the tests that is long enough as well'
const PASSWORD = 'quiet river stone'
const HTTPS = 'https://casebook.example'

// Settings are read once, so the whole file has HTTPS.
vi.stubEnv('PUBLIC_URL', HTTPS)
vi.stubEnv('NEXTAUTH_URL', HTTPS)
useTestDatabase()

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', OLD)
  vi.stubEnv('PREVIOUS_SECRETS', '')
})
afterEach(() => {
  vi.useRealTimers()
})

/** Changes the secret, and waits until no process remembers what cookies contain. */
function rotate(previous: string): void {
  vi.stubEnv('NEXTAUTH_SECRET', NEW)
  vi.stubEnv('PREVIOUS_SECRETS', previous)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
}

async function register(): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@example.org`
  openBrowser(randomUUID())
  await signUp({ name: '', email, password: PASSWORD }, null)
  return { id: (await requireViewer('account')).id, email }
}

test('with HTTPS, no other site of the domain can set the session cookie', async () => {
  const { id, email } = await register()
  expect(sessionCookieName()).toBe('__Host-next-auth.session-token')
  const jar = await cookies()
  const value = jar.get(sessionCookieName())?.value ?? ''
  expect(value).not.toBe('')
  await signOut()
  expect(await findViewer()).toBeNull()
  expect(jar.get(sessionCookieName())).toBeUndefined()
  await signIn({ email, password: PASSWORD })
  expect(await findViewer()).toMatchObject({ id })
})

test('a changed secret signs everyone out only if the previous one isn’t given', async () => {
  const { id } = await register()
  rotate(OLD)
  expect(await findViewer()).toMatchObject({ id })
  await signOut()
  expect(await findViewer()).toBeNull()
})

test('without the previous secret, sessions end', async () => {
  await register()
  rotate('')
  expect(await findViewer()).toBeNull()
})

test('links stay valid with the previous secret, and new ones need the current one', () => {
  const schema = z.object({ email: z.string() })
  const token = signToken('a purpose', { email: 'a' })
  rotate('')
  expect(readToken('a purpose', token, schema)).toBeNull()
  vi.stubEnv('PREVIOUS_SECRETS', `${randomUUID()}${randomUUID()},${OLD}`)
  expect(readToken('a purpose', token, schema)).toEqual({ email: 'a' })
  expect(readToken('another purpose', token, schema)).toBeNull()
  const renewed = signToken('a purpose', { email: 'a' })
  vi.stubEnv('PREVIOUS_SECRETS', '')
  expect(readToken('a purpose', renewed, schema)).toEqual({ email: 'a' })
})

test('links have their own secret', () => {
  const schema = z.object({ email: z.string() })
  const token = signToken('a purpose', { email: 'a' })
  vi.stubEnv('LINK_SECRET', NEW)
  expect(readToken('a purpose', token, schema)).toBeNull()
  const renewed = signToken('a purpose', { email: 'a' })
  vi.stubEnv('NEXTAUTH_SECRET', NEW.toUpperCase())
  expect(readToken('a purpose', renewed, schema)).toEqual({ email: 'a' })
  vi.stubEnv('LINK_SECRET', '')
})

test('a sealed text opens with the previous secret, only for its purpose and owner, and unchanged', () => {
  const sealed = sealText('a purpose', 'an owner', 'the text')
  expect(sealed).not.toBe(sealText('a purpose', 'an owner', 'the text'))
  expect(openText('a purpose', 'an owner', sealed)).toBe('the text')
  expect(openText('another purpose', 'an owner', sealed)).toBeNull()
  expect(openText('a purpose', 'another owner', sealed)).toBeNull()
  expect(openText('a purpose', 'an owner', `${sealed.slice(0, -2)}AA`)).toBeNull()
  expect(openText('a purpose', 'an owner', '')).toBeNull()
  rotate('')
  expect(openText('a purpose', 'an owner', sealed)).toBeNull()
  vi.stubEnv('PREVIOUS_SECRETS', OLD)
  expect(openText('a purpose', 'an owner', sealed)).toBe('the text')
})
