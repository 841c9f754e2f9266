import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import {
  addPasskeyAction,
  removePasskeyAction,
  startPasskeyAction,
  startPasskeySignInAction,
} from '@/app/(account)/actions'
import { listPasskeys } from '@/server/auth/passkeys'
import { signUp } from '@/server/auth/sign-up'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { keepBrowser, openBrowser } from '@/tests/support/cookie-jar'
import { postAuth } from '@/tests/support/sign-in'
import { SoftAuthenticator } from '@/tests/support/soft-authenticator'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies, headers, and page revalidation, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const ORIGIN = 'http://localhost:3000'
const passTime = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
afterEach(() => {
  vi.useRealTimers()
})

function formWith(fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function register(): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@example.org`
  openBrowser(randomUUID())
  await signUp({ name: '', email, password: PASSWORD }, null)
  return { id: (await requireViewer('account')).id, email }
}

async function startCreation() {
  const started = await startPasskeyAction(null, formWith())
  if (!started.ok) throw new Error(started.message)
  return started.data
}

const add = (response: object) => addPasskeyAction(null, formWith({ response: JSON.stringify(response) }))

async function registerWithPasskey() {
  const account = await register()
  const authenticator = new SoftAuthenticator(ORIGIN)
  expect(await add(authenticator.create(await startCreation()))).toMatchObject({ ok: true })
  return { ...account, authenticator }
}

async function startSignIn() {
  const started = await startPasskeySignInAction(null, formWith())
  if (!started.ok) throw new Error(started.message)
  return started.data
}

/** @returns the problem; null for a success */
async function send(response: object): Promise<{ code: string } | null> {
  const fields = { response: JSON.stringify(response), callbackUrl: '/review', json: 'true' }
  return (await (await postAuth('callback/passkey', fields)).json()).problem ?? null
}

test('a passkey signs in without an email, a password, or a code', async () => {
  const { id, authenticator } = await registerWithPasskey()
  await database().authenticator.create({ data: { userId: id, secret: 'sealed', confirmedAt: new Date() } })
  openBrowser(randomUUID())
  expect(await send(authenticator.get(await startSignIn()))).toBeNull()
  expect(await findViewer()).toMatchObject({ id })
  expect(await listPasskeys(id)).toMatchObject([{ lastUsedAt: expect.any(Date) }])
})

test('a passkey’s response is accepted once, by this browser, within 5 minutes', async () => {
  const { authenticator } = await registerWithPasskey()
  openBrowser(randomUUID())
  const options = await startSignIn()
  const goBack = keepBrowser()
  openBrowser(randomUUID())
  expect(await send(authenticator.get(options))).toMatchObject({ code: 'INVALID_INPUT' })
  goBack()
  expect(await send(authenticator.get(options))).toBeNull()
  goBack()
  expect(await send(authenticator.get(options))).toMatchObject({ code: 'INVALID_INPUT' })
  const late = await startSignIn()
  passTime(6 * 60_000)
  expect(await send(authenticator.get(late))).toMatchObject({ code: 'INVALID_INPUT' })
})

test('a passkey without a check of its user, of another site, or with a wrong signature signs no one in', async () => {
  const { authenticator } = await registerWithPasskey()
  openBrowser(randomUUID())
  authenticator.isVerifying = false
  expect(await send(authenticator.get(await startSignIn()))).toMatchObject({ code: 'INVALID_INPUT' })
  authenticator.isVerifying = true
  const elsewhere = new SoftAuthenticator('https://other.example')
  elsewhere.create({ challenge: '', rp: { id: 'localhost' }, user: { id: '' } })
  expect(await send(elsewhere.get(await startSignIn()))).toMatchObject({ code: 'INVALID_INPUT' })
  const signed = authenticator.get(await startSignIn())
  const wrong = {
    ...signed,
    response: { ...signed.response, signature: signed.response.signature.replace(/.{8}$/, 'AAAAAAAA') },
  }
  expect(await send(wrong)).toMatchObject({ code: 'INVALID_INPUT' })
  expect(await findViewer()).toBeNull()
})

test('a passkey of one account doesn’t open another that it names', async () => {
  const { authenticator } = await registerWithPasskey()
  const victim = await registerWithPasskey()
  openBrowser(randomUUID())
  const signed = authenticator.get(await startSignIn())
  const userHandle = Buffer.from(victim.id).toString('base64url')
  expect(await send({ ...signed, response: { ...signed.response, userHandle } })).toMatchObject({
    code: 'INVALID_INPUT',
  })
  expect(await findViewer()).toBeNull()
})

test.each([
  {},
  { id: 'a' },
  { id: '\u0000' },
  { id: 'a', response: { userHandle: 'AA' } },
  { id: 'a', response: null },
  { id: 'a', response: { userHandle: 7 } },
])('the malformed response %j signs no one in', async (response) => {
  openBrowser(randomUUID())
  await startSignIn()
  expect(await send(response)).toMatchObject({ code: 'INVALID_INPUT' })
})

test('adding a passkey needs a recent sign-in and this account’s own request', async () => {
  const account = await register()
  const authenticator = new SoftAuthenticator(ORIGIN)
  const signInOptions = await startSignIn()
  const foreign = { ...signInOptions, rp: { id: 'localhost' }, user: { id: '' } }
  expect(await add(authenticator.create(foreign))).toMatchObject({ code: 'INVALID_INPUT' })
  const options = await startCreation()
  const response = authenticator.create(options)
  expect(await add(response)).toMatchObject({ ok: true })
  expect(await add(response)).toMatchObject({ code: 'INVALID_INPUT' })
  passTime(16 * 60_000)
  expect(await startPasskeyAction(null, formWith())).toMatchObject({ code: 'FORBIDDEN' })
  expect(await listPasskeys(account.id)).toHaveLength(1)
})

test('a removed passkey signs no one in, and the last way to sign in stays', async () => {
  const { id, authenticator } = await registerWithPasskey()
  const [passkey] = await listPasskeys(id)
  const form = () => formWith({ credentialId: passkey?.credentialId ?? '' })
  await database().user.update({ where: { id }, data: { passwordHash: null } })
  expect(await removePasskeyAction(null, form())).toMatchObject({ code: 'CONFLICT' })
  expect(await listPasskeys(id)).toHaveLength(1)
  await database().user.update({ where: { id }, data: { passwordHash: 'a hash' } })
  await expect(removePasskeyAction(null, form())).rejects.toThrow('NEXT_REDIRECT')
  openBrowser(randomUUID())
  expect(await send(authenticator.get(await startSignIn()))).toMatchObject({ code: 'INVALID_INPUT' })
})

test('an account can’t remove another account’s passkey', async () => {
  const { id } = await registerWithPasskey()
  const [passkey] = await listPasskeys(id)
  await register()
  const form = formWith({ credentialId: passkey?.credentialId ?? '' })
  expect(await removePasskeyAction(null, form)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await listPasskeys(id)).toHaveLength(1)
})
