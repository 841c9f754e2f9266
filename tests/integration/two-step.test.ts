import { randomUUID } from 'node:crypto'
import { generate } from 'otplib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  confirmTwoStepAction,
  createRecoveryCodesAction,
  resetPasswordAction,
  startTwoStepAction,
  turnOffTwoStepAction,
} from '@/app/(account)/actions'
import { requireClassPermission } from '@/server/access/class-access'
import { findTwoStepSetup, getTwoStepState } from '@/server/auth/authenticator'
import { makeResetLink } from '@/server/auth/reset-password'
import { resetTwoStep } from '@/server/auth/reset-two-step'
import { signUp } from '@/server/auth/sign-up'
import { CODE_PATH } from '@/server/http/next-auth/pending-sign-in'
import { requireStaffTwoStep, setTwoStepRequired } from '@/server/http/staff-two-step'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { cookies, keepBrowser, openBrowser } from '@/tests/support/cookie-jar'
import { createClass } from '@/tests/support/sample-class'
import { csrfToken, postAuth, signIn, signOut } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies, headers, and page revalidation, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const STEP_MS = 30_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})
afterEach(async () => {
  vi.useRealTimers()
  await database().rateLimiterFlexible.deleteMany()
  await setTwoStepRequired({ id: 'an administrator', ipAddress: null }, false)
})

const passTime = (ms: number) => vi.setSystemTime(Date.now() + ms)

function formWith(fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

type Account = { id: string; email: string; secret: string }

async function register(): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@example.org`
  openBrowser(randomUUID())
  await signUp({ name: '', email, password: PASSWORD }, null)
  return { id: (await requireViewer('account')).id, email }
}

/** The code that the app shows now. */
const codeOf = ({ secret }: { secret: string }) => generate({ secret, epoch: Math.floor(Date.now() / 1000) })

/** Registers an account with two-step verification, whose first code is used up. */
async function registerWithApp(): Promise<Account> {
  const account = await register()
  expect(await startTwoStepAction(null, formWith())).toMatchObject({ ok: true })
  const secret = (await findTwoStepSetup(account))?.secret ?? ''
  const code = await codeOf({ secret })
  await expect(confirmTwoStepAction(null, formWith({ code }))).rejects.toThrow('NEXT_REDIRECT')
  passTime(STEP_MS)
  return { ...account, secret }
}

async function createCodes(): Promise<string[]> {
  const result = await createRecoveryCodesAction(null, formWith())
  if (!result.ok) throw new Error(result.message)
  return result.data.recoveryCodes
}

/** Sends a code as the page does. @returns the problem; null for a success */
async function sendCode(code: string): Promise<{ code: string; fieldErrors?: object } | null> {
  const response = await postAuth('callback/code', { code, json: 'true' })
  return (await response.json()).problem ?? null
}

test('signing in needs a code of the app after the password', async () => {
  const account = await registerWithApp()
  openBrowser(randomUUID())
  expect(await signIn({ email: account.email, password: PASSWORD })).toBe(CODE_PATH)
  expect(await findViewer()).toBeNull()
  expect(await sendCode('000000')).toMatchObject({ code: 'INVALID_INPUT', fieldErrors: expect.anything() })
  expect(await findViewer()).toBeNull()
  expect(await sendCode(await codeOf(account))).toBeNull()
  expect(await findViewer()).toMatchObject({ id: account.id })
})

test('a code without a password before it starts no session', async () => {
  const account = await registerWithApp()
  openBrowser(randomUUID())
  expect(await sendCode(await codeOf(account))).toMatchObject({ code: 'CLOSED' })
  expect(await findViewer()).toBeNull()
})

test('an account without two-step verification signs in as before', async () => {
  const { id, email } = await register()
  openBrowser(randomUUID())
  await signIn({ email, password: PASSWORD })
  expect(await findViewer()).toMatchObject({ id })
})

test('after sign-in, the browser goes where it wanted to', async () => {
  const account = await registerWithApp()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD, callbackUrl: '/review' })
  const code = await codeOf(account)
  const response = await postAuth('callback/code', { code })
  expect(response.headers.get('location')).toBe('/review')
})

test('without JavaScript, an incorrect code leads back to its page', async () => {
  const account = await registerWithApp()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  const response = await postAuth('callback/code', { code: '000000' })
  expect(response.headers.get('location')).toBe(`${CODE_PATH}?error=Refused`)
})

test('a code is accepted once, also by concurrent sign-ins', async () => {
  const account = await registerWithApp()
  const code = await codeOf(account)
  const enter = async () => {
    openBrowser(randomUUID())
    await signIn({ email: account.email, password: PASSWORD })
  }
  await enter()
  expect(await sendCode(code)).toBeNull()
  await enter()
  expect(await sendCode(code)).toMatchObject({ code: 'INVALID_INPUT' })
  passTime(STEP_MS)
  const next = await codeOf(account)
  await enter()
  await csrfToken()
  const outcomes = await Promise.all([sendCode(next), sendCode(next)])
  expect(outcomes.filter((problem) => problem === null)).toHaveLength(1)
})

test('a clock that differs by one time step is tolerated, and no more', async () => {
  const account = await registerWithApp()
  const late = await codeOf(account)
  passTime(2 * STEP_MS)
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  expect(await sendCode(late)).toMatchObject({ code: 'INVALID_INPUT' })
  const early = await generate({ secret: account.secret, epoch: Math.floor(Date.now() / 1000) + 30 })
  expect(await sendCode(early)).toBeNull()
})

test('incorrect codes delay the next try, and don’t keep the owner’s browser from signing in', async () => {
  const account = await registerWithApp()
  await signOut()
  const goOnHere = keepBrowser()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  for (let tries = 0; tries < 5; tries++)
    expect(await sendCode('000000')).toMatchObject({ code: 'INVALID_INPUT' })
  expect(await sendCode(await codeOf(account))).toMatchObject({ code: 'RATE_LIMITED' })
  goOnHere()
  await signIn({ email: account.email, password: PASSWORD })
  expect(await sendCode(await codeOf(account))).toBeNull()
})

test('a pending sign-in ends after 10 minutes, and with a new session version', async () => {
  const account = await registerWithApp()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  await database().user.update({ where: { id: account.id }, data: { sessionVersion: { increment: 1 } } })
  expect(await sendCode(await codeOf(account))).toMatchObject({ code: 'CLOSED' })
  await signIn({ email: account.email, password: PASSWORD })
  passTime(11 * 60_000)
  expect(await sendCode(await codeOf(account))).toMatchObject({ code: 'CLOSED' })
  expect(await findViewer()).toBeNull()
})

test('a guest stays a guest, with all work, until the code is correct', async () => {
  const account = await registerWithApp()
  openBrowser(randomUUID())
  const guest = await requireViewer('guest')
  await signIn({ email: account.email, password: PASSWORD })
  expect(await findViewer()).toMatchObject({ id: guest.id, isGuest: true })
  expect(await sendCode(await codeOf(account))).toBeNull()
  expect(await findViewer()).toMatchObject({ id: account.id })
  expect(await database().user.count({ where: { id: guest.id } })).toBe(0)
})

test('a recovery code replaces the app once', async () => {
  const account = await registerWithApp()
  const codes = await createCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes)
    expect(await database().recoveryCode.count({ where: { codeHash: code.replaceAll('-', '') } })).toBe(0)
  const [code = ''] = codes
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  expect(await sendCode(code.toUpperCase())).toBeNull()
  expect(await getTwoStepState(account.id)).toMatchObject({ recoveryCodes: 9 })
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  expect(await sendCode(code)).toMatchObject({ code: 'INVALID_INPUT' })
})

test('new recovery codes replace the existing ones, and another account’s are worthless', async () => {
  await registerWithApp()
  const [foreign = ''] = await createCodes()
  const account = await registerWithApp()
  const [old = ''] = await createCodes()
  const [current = ''] = await createCodes()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  expect(await sendCode(old)).toMatchObject({ code: 'INVALID_INPUT' })
  expect(await sendCode(foreign)).toMatchObject({ code: 'INVALID_INPUT' })
  expect(await sendCode(current)).toBeNull()
})

test('a new password doesn’t replace the code', async () => {
  const account = await registerWithApp()
  const { link } = await makeResetLink({ id: 'an administrator', ipAddress: null }, { email: account.email })
  const token = link.split('/').at(-1) ?? ''
  openBrowser(randomUUID())
  const reset = resetPasswordAction(null, formWith({ token, newPassword: 'another river stone' }))
  await expect(reset).rejects.toMatchObject({ digest: expect.stringContaining(CODE_PATH) })
  expect(await findViewer()).toBeNull()
  expect(await sendCode(await codeOf(account))).toBeNull()
  expect(await findViewer()).toMatchObject({ id: account.id })
})

test('turning it on ends the other sessions, and setting it up alone changes nothing', async () => {
  const account = await register()
  const goOnHere = keepBrowser()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  const goThere = keepBrowser()
  goOnHere()
  await startTwoStepAction(null, formWith())
  expect(await confirmTwoStepAction(null, formWith({ code: '000000' }))).toMatchObject({
    code: 'INVALID_INPUT',
  })
  expect(await getTwoStepState(account.id)).toMatchObject({ confirmedAt: null, isSettingUp: true })
  const setup = await findTwoStepSetup(account)
  expect(setup?.uri).toMatch(/^otpauth:\/\/totp\/Casebook:/)
  const code = await codeOf({ secret: setup?.secret ?? '' })
  await expect(confirmTwoStepAction(null, formWith({ code }))).rejects.toThrow('NEXT_REDIRECT')
  expect(await findViewer()).toMatchObject({ id: account.id })
  expect(await findTwoStepSetup(account)).toBeNull()
  goThere()
  expect(await findViewer()).toBeNull()
})

test('the database has no secret that an app could use', async () => {
  const { id, secret } = await registerWithApp()
  const row = await database().authenticator.findUniqueOrThrow({ where: { userId: id } })
  expect(row.secret).not.toContain(secret)
  const other = await registerWithApp()
  await database().authenticator.update({ where: { userId: other.id }, data: { secret: row.secret } })
  openBrowser(randomUUID())
  await signIn({ email: other.email, password: PASSWORD })
  expect(await sendCode(await codeOf({ secret }))).toMatchObject({ code: 'INVALID_INPUT' })
})

test('each change needs a sign-in within 15 minutes', async () => {
  const account = await registerWithApp()
  passTime(16 * 60_000)
  for (const action of [createRecoveryCodesAction, turnOffTwoStepAction])
    expect(await action(null, formWith())).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  await signIn({ email: account.email, password: PASSWORD })
  expect(await turnOffTwoStepAction(null, formWith())).toMatchObject({ code: 'FORBIDDEN' })
  expect(await sendCode(await codeOf(account))).toBeNull()
  await createCodes()
  await expect(turnOffTwoStepAction(null, formWith())).rejects.toThrow('NEXT_REDIRECT')
  expect(await database().authenticator.count({ where: { userId: account.id } })).toBe(0)
  expect(await database().recoveryCode.count({ where: { userId: account.id } })).toBe(0)
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  expect(await findViewer()).toMatchObject({ id: account.id })
})

test('an administrator turns off lost two-step verification, which ends all sessions', async () => {
  const account = await registerWithApp()
  const actor = { id: 'an administrator', ipAddress: null }
  await resetTwoStep(actor, account.email)
  expect(await findViewer()).toBeNull()
  await signIn({ email: account.email, password: PASSWORD })
  expect(await findViewer()).toMatchObject({ id: account.id })
  expect(
    await database().auditEntry.findFirst({
      where: { action: 'account.two-step-reset', subjectId: account.id },
    }),
  ).toMatchObject({ actorId: actor.id })
  await expect(resetTwoStep(actor, account.email)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(resetTwoStep(actor, 'nobody@example.org')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('staff changes are in the audit log', async () => {
  const account = await registerWithApp()
  const { classId } = await createClass({ students: 0 })
  await database().classMember.create({ data: { classId, userId: account.id, role: 'ASSISTANT' } })
  const [code = ''] = await createCodes()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  expect(await sendCode(code)).toBeNull()
  const entries = await database().auditEntry.findMany({
    where: { actorId: account.id },
    orderBy: { at: 'asc' },
  })
  expect(entries.map(({ action }) => action)).toEqual([
    ...['account.recovery-codes', 'account.recovery-code', 'account.sign-in'],
  ])
  expect(entries.at(-1)?.after).toEqual({ provider: 'password' })
})

test('if the site requires it, staff without it can do nothing in a class, and students can', async () => {
  const testClass = await createClass({ students: 1 })
  const { classId } = testClass
  const assistant = await register()
  await database().classMember.create({ data: { classId, userId: assistant.id, role: 'ASSISTANT' } })
  const student = await database().classMember.findFirstOrThrow({ where: { classId, role: 'STUDENT' } })
  const administrator = await registerWithApp()
  await setTwoStepRequired({ id: administrator.id, ipAddress: null }, true)
  const asked = requireClassPermission(assistant.id, classId, 'view')
  await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN', name: 'TwoStepRequired' })
  expect(await requireClassPermission(student.userId, classId, 'view')).toMatchObject({ id: classId })
  await expect(requireStaffTwoStep(administrator.id)).resolves.toBeUndefined()
  await database().classMember.create({ data: { classId, userId: administrator.id, role: 'ASSISTANT' } })
  expect(await requireClassPermission(administrator.id, classId, 'view')).toMatchObject({ role: 'assistant' })
})

test('an administrator without it can’t require it, and then can’t open administration', async () => {
  const account = await register()
  await database().user.update({ where: { id: account.id }, data: { role: 'ADMIN' } })
  const actor = { id: account.id, ipAddress: null }
  await expect(setTwoStepRequired(actor, true)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await requireViewer('administrator')).toMatchObject({ id: account.id })
  const goOnHere = keepBrowser()
  const other = await registerWithApp()
  await setTwoStepRequired({ id: other.id, ipAddress: null }, true)
  goOnHere()
  await expect(requireViewer('administrator')).rejects.toMatchObject({ name: 'TwoStepRequired' })
  await setTwoStepRequired({ id: other.id, ipAddress: null }, false)
  expect(await requireViewer('administrator')).toMatchObject({ id: account.id })
})

test('the cookie of a pending sign-in is no session', async () => {
  const account = await registerWithApp()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  const jar = await cookies()
  const pending = jar.get('casebook-pending-sign-in')?.value ?? ''
  expect(pending).not.toBe('')
  jar.set('next-auth.session-token', pending)
  expect(await findViewer()).toBeNull()
})
