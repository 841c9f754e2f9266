import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { setApprovedInstructor } from '@/server/access/class-creation'
import { changePassword } from '@/server/auth/change-password'
import { makeResetLink, resetPassword } from '@/server/auth/reset-password'
import { signUp } from '@/server/auth/sign-up'
import { createAccessToken } from '@/server/http/access-tokens'
import { requireViewer } from '@/server/http/viewer'
import { sendEmails } from '@/server/notifications/send-emails'
import { requestContext } from '@/server/platform/request-context'
import { callApi } from '@/tests/support/call-api'
import { captureLog } from '@/tests/support/capture-log'
import { openBrowser } from '@/tests/support/cookie-jar'
import { createAttempt } from '@/tests/support/sample-attempt'
import { sampleItem } from '@/tests/support/sample-items'
import { signIn, signOut } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const captured = captureLog()

/** Runs the work as a request, as the server in `bin/` does. */
const inRequest = <T>(id: string, work: () => Promise<T>): Promise<T> =>
  requestContext.run({ id, ipAddress: '192.0.2.7', hasReachedAction: false, languages: null }, work)

const SECRETS = {
  email: `zebra-${randomUUID()}@secret-domain.example`,
  typo: 'aardvark@mistyped-domain.example',
  name: 'Quetzalcoatl Vanderbilt',
  password: 'violet umbrella seventeen',
  wrongPassword: 'crimson teapot eleven',
  newPassword: 'silver lantern ninety',
  resetPassword: 'golden compass thirty',
  answer: 'chrysanthemum-response',
}

/** An attempt of the viewer with one short-answer question. */
async function createOwnAttempt(learnerId: string): Promise<string> {
  const { attemptId } = await createAttempt([sampleItem('short-text')])
  await database().attempt.update({ where: { id: attemptId }, data: { learnerId } })
  await database().attemptItem.updateMany({ where: { attemptId }, data: { learnerId } })
  return attemptId
}

const save = (attempt: string, response: unknown, headers: Record<string, string>) =>
  callApi(`/attempts/${attempt}/responses/1`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ response, clientId: 'a tab', sequence: 1, revision: 0 }),
  })

test('no line of the log contains an answer, a password, a token, or an email address', async () => {
  const { email, name, password, wrongPassword, newPassword, answer } = SECRETS
  const secrets: string[] = Object.values(SECRETS)
  const events: (string | undefined)[] = []
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await inRequest(randomUUID(), work)
    events.push(...captured.lines().map(({ event }) => event as string))
    expect(captured.lines().every(({ requestId }) => requestId)).toBe(true)
    for (const secret of secrets) expect(captured.text()).not.toContain(secret)
    captured.clear()
    return result
  }
  openBrowser('192.0.2.7')
  await step(() => signUp({ name, email, password }, null))
  await step(signOut)
  await step(() => expect(signIn({ email, password: wrongPassword })).rejects.toThrow('Incorrect'))
  await step(() => expect(signIn({ email: SECRETS.typo, password })).rejects.toThrow('Incorrect'))
  await step(() => signIn({ email, password }))
  const viewer = await requireViewer('account')
  const attempt = await createOwnAttempt(viewer.id)
  const site = { 'sec-fetch-site': 'same-origin' }
  expect((await step(() => save(attempt, answer, site))).status).toBe(200)
  expect((await step(() => save(attempt, { wrong: answer }, site))).status).toBe(422)
  const token = await step(() =>
    createAccessToken({ name: answer, lifetimeDays: 30, scopes: ['attempts:write'] }, viewer),
  )
  secrets.push(token, token.slice(4))
  const bearer = (value: string) => ({ authorization: `Bearer ${value}` })
  await step(() => save(attempt, answer, bearer(token)))
  await step(() => save(attempt, answer, bearer(`${token}x`)))
  const wrong = { currentPassword: wrongPassword, newPassword }
  await step(() => expect(changePassword(wrong, viewer)).rejects.toThrow())
  await step(() => changePassword({ currentPassword: password, newPassword }, viewer))
  const actor = { id: viewer.id, ipAddress: null }
  const { link } = await step(() => makeResetLink(actor, { email }))
  const resetToken = link.split('/').at(-1) ?? ''
  secrets.push(resetToken)
  await step(() => resetPassword({ token: resetToken, newPassword: SECRETS.resetPassword }))
  await step(() => setApprovedInstructor(actor, { email, isApprovedInstructor: true }))
  expect(events).toEqual([
    ...['sign-up', 'sign-in', 'sign-out', 'sign-in-failed', 'sign-in-failed', 'sign-in'],
    ...['token-created', 'token-rejected', 'password-failed', 'password-changed', 'sign-in'],
    ...['reset-link-created', 'password-changed', 'sign-in', 'role-changed'],
  ])
})

test('a line about an account names it by its ID, with the IP address of the request', async () => {
  openBrowser('192.0.2.7')
  captured.clear()
  await inRequest('the-request', () =>
    signUp({ name: '', email: `${randomUUID()}@example.org`, password: SECRETS.password }, null),
  )
  const { id } = await requireViewer('account')
  expect(captured.lines()[0]).toMatchObject({
    ...{ level: 'info', event: 'sign-up', userId: id },
    ...{ ipAddress: '192.0.2.7', requestId: 'the-request' },
  })
})

test('the rejections of an email server and the database are logged without what they quote', async () => {
  const { email, answer } = SECRETS
  captured.clear()
  const user = await database().user.create({ data: { email: `b-${email}`, emailVerifiedAt: new Date() } })
  await database().notification.create({
    data: { userId: user.id, kind: 'grade', title: answer, body: answer, path: '/' },
  })
  const rejected = () => Promise.reject(new Error(`550 <b-${email}> rejected "${answer}"`))
  await sendEmails(database(), rejected, new Date())
  await expect(database().user.create({ data: { email: `b-${email}` } })).rejects.toThrow()
  expect(captured.lines()).toMatchObject([
    { level: 'warn', error: { message: '550 <<email>> rejected "…"' } },
  ])
})

test('the failure of an operation is logged with the ID that its problem shows', async () => {
  captured.clear()
  await database().$executeRawUnsafe('ALTER TABLE "AccessToken" RENAME TO "Gone"')
  const headers = { authorization: 'Bearer cb_a-token' }
  const response = await inRequest('failing-request', () => callApi('/me', { headers }))
  expect(await response.json()).toMatchObject({
    status: 500,
    detail: 'Something went wrong on our end. Error ID: failing-request.',
    requestId: 'failing-request',
  })
  expect(captured.lines()).toMatchObject([
    { level: 'error', requestId: 'failing-request', error: { code: 'P2021' } },
  ])
})
