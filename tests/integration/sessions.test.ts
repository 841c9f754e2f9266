import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { createAccessTokenAction, deleteAccountAction } from '@/app/(account)/actions'
import { GET as downloadJson } from '@/app/(account)/settings/data/json/route'
import { saveResponse } from '@/server/attempts/save-response'
import { changePassword } from '@/server/auth/change-password'
import { signOutEverywhere } from '@/server/auth/end-session'
import { renewSession } from '@/server/auth/renew-session'
import { endOtherSessions, endSessionOf, listSessions } from '@/server/auth/session-list'
import { signUp } from '@/server/auth/sign-up'
import { startSession } from '@/server/auth/start-session'
import { encodeSession } from '@/server/http/next-auth/encode-session'
import { readSession } from '@/server/http/next-auth/read-session-cookie'
import { isRecentlySignedIn, removeExpiredSessions } from '@/server/http/sessions'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { cookies, keepBrowser, openBrowser } from '@/tests/support/cookie-jar'
import { countStatements } from '@/tests/support/count-statements'
import { createAttempt, createLearner } from '@/tests/support/sample-attempt'
import { sampleItem } from '@/tests/support/sample-items'
import { signIn, signOut } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies, headers, and page revalidation, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const SECRET = 'a secret of the tests, long enough for a session'
const DAY_MS = 24 * 3_600_000
afterEach(async () => {
  vi.useRealTimers()
  await database().rateLimiterFlexible.deleteMany()
})

/** Signs up in a new browser and stays signed in there. */
async function register() {
  const email = `${randomUUID()}@example.org`
  openBrowser(randomUUID())
  await signUp({ name: '', email, password: PASSWORD }, null)
  return { ...(await requireViewer('account')), email }
}

/** Signs in in another browser. @returns switches to that browser */
async function signInElsewhere(email: string): Promise<() => void> {
  const goBack = keepBrowser()
  openBrowser(randomUUID())
  await signIn({ email, password: PASSWORD })
  const goThere = keepBrowser()
  goBack()
  return goThere
}

const list = async (userId: string) => listSessions(await cookies(), userId, new Date())
const passTime = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

test('the sessions are listed with device, IP address, and times, this one first', async () => {
  const account = await register()
  await signInElsewhere(account.email)
  const sessions = await list(account.id)
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
  expect(sessions[0]).toMatchObject({ device: 'Unknown device', signedInAt: expect.any(Date) })
  expect(new Set(sessions.map(({ ipAddress }) => ipAddress)).size).toBe(2)
})

test('an ended session is over there, and the others stay', async () => {
  const account = await register()
  const goThere = await signInElsewhere(account.email)
  const other = (await list(account.id)).find(({ isCurrent }) => !isCurrent)
  await endSessionOf(account, { id: other?.id ?? '' })
  expect(await findViewer()).toMatchObject({ id: account.id })
  goThere()
  expect(await findViewer()).toBeNull()
})

test('an account can’t end another account’s session', async () => {
  const account = await register()
  const [session] = await list(account.id)
  const stranger = await register()
  await expect(endSessionOf(stranger, { id: session?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await list(account.id)).toHaveLength(1)
})

test('ending all other sessions keeps this one', async () => {
  const account = await register()
  const goThere = await signInElsewhere(account.email)
  await signInElsewhere(account.email)
  await endOtherSessions(await cookies(), account)
  const goOnHere = keepBrowser()
  expect(await list(account.id)).toMatchObject([{ isCurrent: true }])
  goThere()
  expect(await findViewer()).toBeNull()
  goOnHere()
  expect(await findViewer()).toMatchObject({ id: account.id })
})

test('a copy of the cookie is worthless after signing out', async () => {
  const account = await register()
  const goOnWithCopy = keepBrowser()
  await signOut()
  expect(await findViewer()).toBeNull()
  goOnWithCopy()
  expect(await findViewer()).toBeNull()
  expect(await database().session.count({ where: { userId: account.id } })).toBe(0)
})

test('a new password and signing out everywhere leave only new sessions', async () => {
  const account = await register()
  await signInElsewhere(account.email)
  await changePassword({ currentPassword: PASSWORD, newPassword: 'another river stone' }, account)
  expect(await list(account.id)).toMatchObject([{ isCurrent: true }])
  await signOutEverywhere(account)
  expect(await database().session.count({ where: { userId: account.id } })).toBe(0)
})

test('signing in again in one browser replaces its session', async () => {
  const account = await register()
  await signIn({ email: account.email, password: PASSWORD })
  expect(await list(account.id)).toMatchObject([{ isCurrent: true }])
})

test('signing in to another account in one browser ends the first one’s session', async () => {
  const account = await register()
  const other = await register()
  await signOut()
  await signIn({ email: account.email, password: PASSWORD })
  await signIn({ email: other.email, password: PASSWORD })
  expect(await findViewer()).toMatchObject({ id: other.id })
  expect(await database().session.count({ where: { userId: account.id } })).toBe(1)
})

test('a session ends 90 days after the sign-in, although it was used every day', async () => {
  const account = await register()
  for (let day = 0; day < 90; day++) {
    expect(await findViewer(), `day ${day}`).toMatchObject({ id: account.id })
    passTime(DAY_MS + 1000)
    if (await findViewer()) await renewSession(await cookies(), account)
  }
  expect(await findViewer()).toBeNull()
  expect(await list(account.id)).toEqual([])
  await removeExpiredSessions(database(), new Date())
  expect(await database().session.count({ where: { userId: account.id } })).toBe(0)
})

test('a session from before there were rows stays valid, but isn’t renewed for an account', async () => {
  const { id } = await register()
  openBrowser(randomUUID())
  const jar = await cookies()
  const { name, value } = await encodeSession({ id }, SECRET)
  jar.set(name, value)
  const viewer = await requireViewer('account')
  passTime(2 * DAY_MS)
  await renewSession(await cookies(), viewer)
  expect(jar.get(name)?.value).toBe(value)
})

test('ending all other sessions also ends one from before there were rows', async () => {
  const account = await register()
  const goOnHere = keepBrowser()
  openBrowser(randomUUID())
  const jar = await cookies()
  const { name, value } = await encodeSession({ id: account.id }, SECRET)
  jar.set(name, value)
  expect(await findViewer()).toMatchObject({ id: account.id })
  const goOnThere = keepBrowser()
  goOnHere()
  await endOtherSessions(await cookies(), account)
  expect(await findViewer()).toMatchObject({ id: account.id })
  expect(await isRecentlySignedIn(await cookies(), account, new Date())).toBe(true)
  goOnThere()
  expect(await findViewer()).toBeNull()
})

test('a guest has a session without a row', async () => {
  openBrowser(randomUUID())
  const guest = await requireViewer('guest')
  expect(await findViewer()).toMatchObject({ id: guest.id })
  expect(await database().session.count({ where: { userId: guest.id } })).toBe(0)
})

test('an ended session saves no answer, and the check needs no further statement', async () => {
  const item = sampleItem('single-choice')
  const { attemptId, learnerId } = await createAttempt([item])
  await database().user.update({ where: { id: learnerId }, data: { email: `${randomUUID()}@example.org` } })
  openBrowser(randomUUID())
  await startSession(learnerId)
  const token = await readSession(await cookies())
  const request = {
    ...{ learnerId, attemptId, slot: 1, response: 'a', clientId: 'a', revision: 0 },
    ...{ sessionVersion: token?.sessionVersion ?? 0, sessionId: token?.sid ?? '' },
  }
  await saveResponse({ ...request, sequence: 1 })
  const statements = await countStatements(() => saveResponse({ ...request, sequence: 2 }))
  expect(statements).toBe(1)
  await database().session.deleteMany({ where: { userId: learnerId } })
  await expect(saveResponse({ ...request, sequence: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('finding the viewer takes one statement', async () => {
  await register()
  expect(await countStatements(() => findViewer())).toBe(1)
})

const TOKEN = { name: 'A script', lifetime: '30', 'attempts:read': 'on' }

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('tokens and exports need a sign-in within 15 minutes', async () => {
  const account = await register()
  expect(await createAccessTokenAction(null, formWith(TOKEN))).toMatchObject({ ok: true })
  expect((await downloadJson()).status).toBe(200)
  passTime(16 * 60_000)
  expect(await createAccessTokenAction(null, formWith(TOKEN))).toMatchObject({ code: 'FORBIDDEN' })
  expect((await downloadJson()).status).toBe(403)
  await signIn({ email: account.email, password: PASSWORD })
  expect(await createAccessTokenAction(null, formWith(TOKEN))).toMatchObject({ ok: true })
  expect((await downloadJson()).status).toBe(200)
})

test('an account without a password is deleted only after a recent sign-in', async () => {
  const id = await createLearner({ email: `${randomUUID()}@example.org` })
  openBrowser(randomUUID())
  await startSession(id)
  passTime(16 * 60_000)
  const form = formWith({ confirmation: 'delete' })
  expect(await deleteAccountAction(null, form)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await database().user.count({ where: { id } })).toBe(1)
})
