import { randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { signUpAction } from '@/app/(account)/actions'
import { verifyEmailAction } from '@/app/(account)/verify-email/actions'
import { GET as openNotificationRoute } from '@/app/(teach)/notifications/[notification]/route'
import { signInRules } from '@/server/auth/sign-in'
import { makeVerifyLink } from '@/server/auth/verify-email'
import { authOptions } from '@/server/http/next-auth/auth-options'
import { checkAuthRequest } from '@/server/http/next-auth/check-auth-request'
import { requireViewer } from '@/server/http/viewer'
import { cookies, openBrowser } from '@/tests/support/cookie-jar'
import { postAuth, signIn } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

const HOSTILE = [
  '/..//evil.example/x',
  '/.//evil.example',
  '/x/..//evil.example',
  '/./\\evil.example',
  '//evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
]
const PASSWORD = 'quiet river stone'

/** @returns the target of an action's redirect */
async function targetOf(action: typeof signUpAction, fields: Record<string, string>): Promise<string> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const error: unknown = await action(null, form).then(
    () => 'no redirect',
    (thrown) => thrown,
  )
  return String(Reflect.get(Object(error), 'digest')).split(';')[2] ?? ''
}

async function signUp(next: string) {
  openBrowser(randomUUID())
  const email = `${randomUUID()}@example.org`
  return { email, target: await targetOf(signUpAction, { email, password: PASSWORD, next }) }
}

test.each(HOSTILE)('signing up and signing in with next=%j stay on this site', async (next) => {
  const { email, target } = await signUp(next)
  expect(target).toBe('/welcome')
  openBrowser(randomUUID())
  expect(await signIn({ email, password: PASSWORD, callbackUrl: next })).toBe('/home')
  const plain = await postAuth('callback/password', { email, password: PASSWORD, callbackUrl: next })
  expect(plain.headers.get('location')).toBe('/home')
})

test('a target on this site stays, normalized', async () => {
  const { target } = await signUp('/review/../courses?a=b#c')
  expect(target).toBe(`/welcome?next=${encodeURIComponent('/courses?a=b#c')}`)
})

test('a signed link with a target on another site is rejected', async () => {
  const { email } = await signUp('/')
  const viewer = { ...(await requireViewer('account')), email }
  const token = makeVerifyLink(viewer, '/..//evil.example', new Date()).split('/').at(-1) ?? ''
  const form = new FormData()
  form.set('token', token)
  expect(await verifyEmailAction(null, form)).toMatchObject({ ok: false, code: 'CLOSED' })
})

test.each(HOSTILE)('next-auth goes to the home page instead of %j', async (url) => {
  const { redirect } =
    authOptions(await cookies(), signInRules, {}, { userAgent: null, ipAddress: '127.0.0.1' }).callbacks ?? {}
  expect(await redirect?.({ url, baseUrl: 'http://localhost:3000' })).toBe('http://localhost:3000/')
})

test.each(HOSTILE)('a sign-in with a provider rejects callbackUrl=%j', async (callbackUrl) => {
  const query = new NextRequest(
    `http://localhost:3000/api/auth/signin?${new URLSearchParams({ callbackUrl })}`,
  )
  await expect(checkAuthRequest(query, ['signin'])).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ callbackUrl })
  const post = new NextRequest('http://localhost:3000/api/auth/signin/github', {
    method: 'POST',
    headers,
    body,
  })
  await expect(checkAuthRequest(post, ['signin', 'github'])).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('a sign-in with a provider keeps a target on this site', async () => {
  const post = new NextRequest('http://localhost:3000/api/auth/signin/github', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'csrfToken=a&callbackUrl=%2Fprogress',
  })
  const checked = await checkAuthRequest(post, ['signin', 'github'])
  expect(await checked.text()).toBe('csrfToken=a&callbackUrl=%2Fprogress')
})

test.each([
  ['GET', ['signout']],
  ['POST', ['session']],
  ['POST', ['_log']],
  ['GET', ['callback', 'password']],
  ['GET', ['callback', 'guest']],
  ['POST', ['callback', 'github']],
  ['GET', ['toString']],
  ['GET', ['callback', 'github', 'more']],
])('next-auth doesn’t serve %s %j', async (method, part) => {
  const request = new NextRequest(`http://localhost:3000/api/auth/${part.join('/')}`, { method })
  await expect(checkAuthRequest(request, part)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each(['{', '[]', '"a"', '{"callbackUrl":{}}', `${'['.repeat(50_000)}${']'.repeat(50_000)}`])(
  'next-auth never reads the body %.20j',
  async (body) => {
    const headers = { 'Content-Type': 'application/json' }
    const request = new NextRequest('http://localhost:3000/api/auth/signin/github', {
      method: 'POST',
      headers,
      body,
    })
    await expect(checkAuthRequest(request, ['signin', 'github'])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  },
)

test.each([...HOSTILE, ''])('a notification with the target %j opens the list', async (path) => {
  await signUp('/')
  const { id: userId } = await requireViewer('account')
  const notification = { userId, kind: 'graded', title: 'A grade', body: '', path }
  const { id } = await database().notification.create({ data: notification })
  const params = Promise.resolve({ notification: id })
  const response = await openNotificationRoute(new Request('http://localhost:3000'), { params })
  expect(response.headers.get('location')).toBe('/notifications')
})
