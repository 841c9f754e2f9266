import { randomUUID } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askForResetAction, askToSignUpAction, signUpAction } from '@/app/(account)/actions'
import { finishSignUp, mailSignUpLink, makeSignUpLink } from '@/server/auth/sign-up-link'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { sendEmails } from '@/server/notifications/send-emails'
import { sendMail } from '@/server/platform/mail'
import { openBrowser } from '@/tests/support/cookie-jar'
import { listStatements } from '@/tests/support/count-statements'
import { createLearner } from '@/tests/support/sample-attempt'
import { postAuth, signIn } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

/** On a site that sends email, no response reveals whether an email has an account. */

vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
const { sent, waiting } = vi.hoisted(() => ({
  sent: [] as { to: string; subject: string; text: string }[],
  waiting: [] as (() => Promise<unknown>)[],
}))
// Work after the response waits until a test does it.
vi.mock('next/server', async (original) => ({
  ...(await original<object>()),
  after: (work: () => Promise<unknown>) => waiting.push(work),
}))
vi.mock('nodemailer', () => ({
  createTransport: () => ({ sendMail: async (mail: (typeof sent)[number]) => sent.push(mail) }),
}))
// Counts the calls of the real function.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify) }
})
vi.stubEnv('SMTP_URL', 'smtp://localhost')
vi.stubEnv('MAIL_FROM', 'casebook@example.org')

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const newEmail = () => `${randomUUID()}@example.org`
const mailsTo = (email: string) => sent.filter(({ to }) => to === email)
const tokenIn = (link: string) => link.split('/').at(-1) ?? ''

async function register(email = newEmail()): Promise<string> {
  const token = tokenIn(makeSignUpLink(email, null, new Date()))
  await finishSignUp({ token, name: '', password: PASSWORD }, null, new Date())
  openBrowser(randomUUID())
  return email
}

async function finishWaiting(): Promise<void> {
  for (const work of waiting.splice(0)) await work()
  await sendEmails(database(), sendMail, new Date())
}

/** As the action does after its response. */
async function requestSignUp(email: string, next: string | null = null): Promise<void> {
  await mailSignUpLink(email, next, new Date())
  await finishWaiting()
}

beforeEach(() => openBrowser(randomUUID()))
afterEach(() => finishWaiting())

test('a sign-in runs the same statements and one comparison of a password for any email', async () => {
  const withoutPassword = newEmail()
  await createLearner({ email: withoutPassword })
  const known = await register()
  // The first comparison without an account makes the hash to compare with.
  await postAuth('callback/password', { email: newEmail(), password: 'a guess', json: 'true' })
  const outcomes = []
  for (const email of [known, withoutPassword, newEmail()]) {
    openBrowser(randomUUID())
    vi.mocked(verify).mockClear()
    let answer: unknown
    const statements = await listStatements(async () => {
      const response = await postAuth('callback/password', { email, password: 'a guess', json: 'true' })
      answer = await response.json()
    })
    outcomes.push({ answer, statements, comparisons: vi.mocked(verify).mock.calls.length })
  }
  expect(outcomes[0]?.comparisons).toBe(1)
  expect(outcomes[1]).toEqual(outcomes[0])
  expect(outcomes[2]).toEqual(outcomes[0])
})

test.each([
  ['a forgotten password', askForResetAction],
  ['a sign-up', askToSignUpAction],
])('the response to %s comes before anything depends on the account', async (_what, action) => {
  const known = await register()
  const outcomes = []
  // The first request opens the rate limit, which stays with its database client.
  for (const email of [newEmail(), known, newEmail()]) {
    openBrowser(randomUUID())
    const form = new FormData()
    form.set('email', email)
    let answer: unknown
    const statements = await listStatements(async () => {
      answer = await action(null, form)
    })
    expect(mailsTo(email)).toEqual([])
    outcomes.push({ answer, statements })
  }
  expect(outcomes[1]?.answer).toMatchObject({ ok: true })
  expect(outcomes[1]).toEqual(outcomes[2])
  expect(outcomes[1]?.statements.join('\n')).not.toContain('"User"')
})

test('a reset link is emailed to an account, and nothing to other emails', async () => {
  const known = await register()
  const unknown = newEmail()
  for (const email of [known, unknown]) {
    const form = new FormData()
    form.set('email', email)
    await askForResetAction(null, form)
  }
  await finishWaiting()
  expect(mailsTo(known).map(({ text }) => text)).toEqual([
    expect.stringMatching(/\/reset-password\/[\w-]{43}/),
  ])
  expect(mailsTo(unknown)).toEqual([])
})

test('a sign-up emails a link that creates a verified account once, with the guest’s work', async () => {
  const email = newEmail()
  await requestSignUp(email, '/review')
  const token = /\/sign-up\/(\S+)/.exec(mailsTo(email)[0]?.text ?? '')?.[1] ?? ''
  const guest = await requireViewer('guest')
  const input = { token, name: 'Ani', password: PASSWORD }
  expect(await finishSignUp(input, guest, new Date())).toMatchObject({ next: '/review' })
  expect(await findViewer()).toMatchObject({ id: guest.id, email, name: 'Ani', isGuest: false })
  expect(await database().user.findUniqueOrThrow({ where: { email } })).toMatchObject({
    emailVerifiedAt: expect.any(Date),
  })
  openBrowser(randomUUID())
  await expect(
    finishSignUp({ ...input, password: 'another river stone' }, null, new Date()),
  ).rejects.toMatchObject({ code: 'CONFLICT' })
  await signIn({ email, password: PASSWORD })
})

test('a sign-up with the email of an account emails that it has one', async () => {
  const email = await register()
  await requestSignUp(email)
  expect(mailsTo(email)).toEqual([
    expect.objectContaining({ subject: 'You already have a Casebook account' }),
  ])
  expect(mailsTo(email)[0]?.text).not.toContain('/sign-up/')
})

test('forged and expired links create no account', async () => {
  const now = new Date()
  const email = newEmail()
  const token = tokenIn(makeSignUpLink(email, null, now))
  const input = { name: '', password: PASSWORD }
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000)
  for (const [tried, at] of [
    [token, tomorrow],
    [`${token}x`, now],
    ['', now],
  ] as const)
    await expect(finishSignUp({ ...input, token: tried }, null, at)).rejects.toMatchObject({ code: 'CLOSED' })
  expect(await database().user.count({ where: { email } })).toBe(0)
})

test('the form that skips the email doesn’t work on a site that sends email', async () => {
  const email = newEmail()
  const form = new FormData()
  form.set('email', email)
  form.set('password', PASSWORD)
  expect(await signUpAction(null, form)).toMatchObject({ ok: false, code: 'CONFLICT' })
  expect(await database().user.count({ where: { email } })).toBe(0)
})

test('an email gets at most 5 such emails an hour', async () => {
  const email = newEmail()
  for (let number = 0; number < 7; number++) await requestSignUp(email)
  expect(mailsTo(email)).toHaveLength(5)
})
