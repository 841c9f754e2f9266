import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { confirmPassword } from '@/server/auth/change-password'
import { signUp } from '@/server/auth/sign-up'
import { type Counted, tryPassword } from '@/server/http/password-throttle'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { cookies, openBrowser } from '@/tests/support/cookie-jar'
import { signIn, signOut } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const DEVICE = 'casebook-device'
const START = new Date('2026-11-29T12:00:00Z').getTime()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
})
afterEach(async () => {
  vi.useRealTimers()
  await database().rateLimiterFlexible.deleteMany()
})

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

/** Signs up, keeps the browser's device cookie, and opens a new browser. */
async function register() {
  const email = `${randomUUID()}@example.org`
  openBrowser(randomUUID())
  await signUp({ name: '', email, password: PASSWORD }, null)
  const { id } = await requireViewer('account')
  const device = (await cookies()).get(DEVICE)?.value ?? ''
  openBrowser(randomUUID())
  return { id, email, device }
}

/** @returns the message of the refusal; 'in' if the sign-in succeeded */
async function tried(email: string, password = 'a guess'): Promise<string> {
  return signIn({ email, password }).then(
    () => 'in',
    (error) => error.userMessage,
  )
}
const WRONG = 'Incorrect email or password.'
const wait = (time: string) => `Too many attempts. Try again in ${time}.`

test('delays for one account from one IP address grow with each failure', async () => {
  const { email } = await register()
  for (let tries = 0; tries < 5; tries++) expect(await tried(email)).toBe(WRONG)
  expect(await tried(email, PASSWORD)).toBe(wait('30 seconds'))
  pass(30)
  expect(await tried(email)).toBe(WRONG)
  expect(await tried(email, PASSWORD)).toBe(wait('1 minute'))
  pass(60)
  expect(await tried(email)).toBe(WRONG)
  expect(await tried(email)).toBe(wait('2 minutes'))
  pass(120)
  expect(await tried(email, PASSWORD)).toBe('in')
})

test('an email without an account gets the same delays', async () => {
  openBrowser(randomUUID())
  const email = `${randomUUID()}@example.org`
  for (let tries = 0; tries < 5; tries++) expect(await tried(email)).toBe(WRONG)
  expect(await tried(email)).toBe(wait('30 seconds'))
})

test('failures from elsewhere delay neither another account nor the owner for long', async () => {
  const { email } = await register()
  for (let tries = 0; tries < 26; tries++) {
    openBrowser(randomUUID())
    expect(await tried(email)).toBe(WRONG)
    pass(60)
  }
  openBrowser(randomUUID())
  expect(await tried((await register()).email, PASSWORD)).toBe('in')
  openBrowser(randomUUID())
  expect(await tried(email)).toBe(WRONG)
  expect(await tried(email, PASSWORD)).toBe(wait('1 minute'))
  pass(60)
  expect(await tried(email, PASSWORD)).toBe('in')
})

test('a browser that signed in before isn’t delayed by failures elsewhere', async () => {
  const { email, device } = await register()
  for (let tries = 0; tries < 5; tries++) await tried(email)
  expect(await tried(email, PASSWORD)).toBe(wait('30 seconds'))
  const jar = await cookies()
  jar.set(DEVICE, device)
  expect(await tried(email, PASSWORD)).toBe('in')
})

test('a copied device cookie allows 10 guesses, and none for another account', async () => {
  const { email, device } = await register()
  const other = await register()
  const jar = await cookies()
  jar.set(DEVICE, device)
  for (let tries = 0; tries < 10; tries++) expect(await tried(email)).toBe(WRONG)
  expect(await tried(email)).toBe(wait('30 seconds'))
  for (let tries = 0; tries < 5; tries++) expect(await tried(other.email)).toBe(WRONG)
  expect(await tried(other.email)).toBe(wait('30 seconds'))
})

test.each(['', 'x', 'e30.x', 'a.b.c'])('the forged device cookie “%s” is ignored', async (value) => {
  const { email } = await register()
  const jar = await cookies()
  jar.set(DEVICE, value)
  for (let tries = 0; tries < 5; tries++) await tried(email)
  expect(await tried(email, PASSWORD)).toBe(wait('30 seconds'))
})

test('150 students of a school sign in from one IP address without a delay', async () => {
  const isCorrect = async () => true
  for (let student = 0; student < 150; student++) {
    const counted: Counted = [
      ['sign-in-pair', `${student}@example.org school`],
      ['sign-in-account', `${student}@example.org`],
      ['sign-in-address', 'school'],
    ]
    expect(await tryPassword(counted, isCorrect)).toBe(true)
  }
  const counters = await database().rateLimiterFlexible.findMany({ where: { points: { gt: 0 } } })
  expect(counters).toEqual([])
})

test('guesses of many accounts delay an IP address for 1 minute at most', async () => {
  const counted: Counted = [['sign-in-address', 'attacker']]
  const guess = () => tryPassword(counted, async () => false)
  for (let tries = 0; tries < 100; tries++) expect(await guess()).toBe(false)
  await expect(guess()).rejects.toMatchObject({ userMessage: wait('1 second') })
  for (let tries = 0; tries < 8; tries++) {
    pass(60)
    expect(await guess()).toBe(false)
  }
  await expect(guess()).rejects.toMatchObject({ userMessage: wait('1 minute') })
})

test('a success leaves the failures of others as they were', async () => {
  const counted: Counted = [['sign-in-address', 'shared']]
  await tryPassword(counted, async () => false)
  const key = 'sign-in-address:shared'
  const before = await database().rateLimiterFlexible.findUnique({ where: { key } })
  pass(10)
  await tryPassword(counted, async () => true)
  expect(await database().rateLimiterFlexible.findUnique({ where: { key } })).toEqual(before)
})

test('concurrent guesses can’t use one chance several times', async () => {
  const counted: Counted = [['sign-in-pair', randomUUID()]]
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, () => tryPassword(counted, async () => false)),
  )
  // On a server, the first tries can start before the counter exists; each one still counts.
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(30)
  await expect(tryPassword(counted, async () => true)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

test('the current password can be guessed 10 times in a session', async () => {
  const { id, email } = await register()
  await signIn({ email, password: PASSWORD })
  for (let tries = 0; tries < 10; tries++)
    await expect(confirmPassword(id, 'a guess', 'password')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(confirmPassword(id, PASSWORD, 'password')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  await signOut()
  expect(await findViewer()).toBeNull()
})
