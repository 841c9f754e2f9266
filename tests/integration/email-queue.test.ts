import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { deleteAccount } from '@/server/accounts/delete-account'
import { mailResetLink } from '@/server/auth/reset-password'
import { sendEmails } from '@/server/notifications/send-emails'
import {
  type EmailKind,
  listFailedEmails,
  queueEmails,
  removeFailedEmails,
  retryDelayMs,
  sendQueuedEmails,
} from '@/server/platform/email-queue'
import type { Mailer } from '@/server/platform/mail'
import { markStopping } from '@/server/platform/stopping'
import { captureLog } from '@/tests/support/capture-log'
import { createAccount } from '@/tests/support/sample-class'
import '@/tests/support/session-secret'
import { unfolded, useSmtpServer } from '@/tests/support/smtp-server'
import { useTestDatabase } from '@/tests/support/test-database'

// The queue of emails, with an SMTP server of the test.

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const { state, mailsTo, mailer } = useSmtpServer()

const newAddress = () => `${randomUUID()}@example.org`
const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)

async function queue(
  address: string,
  now: Date,
  more: { kind?: EmailKind; userId?: string; giveUpAt?: Date } = {},
) {
  const mail = { to: address, subject: 'A test', text: 'Of the queue.' }
  await database().$transaction((tx) => queueEmails(tx, [{ kind: 'invitation', mail, ...more }], now))
}

test('two processes send each email once, and nothing stays in the database', async () => {
  const now = new Date()
  const addresses = Array.from({ length: 20 }, newAddress)
  for (const address of addresses) await queue(address, now)
  const send = await mailer()
  const runs = Array.from({ length: 3 }, () => sendQueuedEmails(database(), send, now))
  const counts = await Promise.all(runs)
  expect(counts.reduce((sum, count) => sum + count)).toBe(20)
  for (const address of addresses) expect(mailsTo(address)).toHaveLength(1)
  expect(await database().outgoingEmail.count()).toBe(0)
})

test('an email is queued only if the transaction of its cause succeeds', async () => {
  const address = newAddress()
  const mail = { to: address, subject: 'A test', text: 'Of the queue.' }
  const failing = database().$transaction(async (tx) => {
    await queueEmails(tx, [{ kind: 'verify-email', mail }], new Date())
    throw new Error('of a test')
  })
  await expect(failing).rejects.toThrow('of a test')
  await sendQueuedEmails(database(), await mailer(), new Date())
  expect(mailsTo(address)).toEqual([])
})

test('an email of a process that ended during a try is sent by another one, later', async () => {
  const now = new Date()
  const address = newAddress()
  await queue(address, now)
  const never = new Promise<void>(() => {})
  // Like a process that is killed: it doesn't come back from its try.
  const isTrying = new Promise<void>((resolve) => {
    void sendQueuedEmails(
      database(),
      () => {
        resolve()
        return never
      },
      now,
    )
  })
  await isTrying
  const send = await mailer()
  expect(await sendQueuedEmails(database(), send, after(now, 1))).toBe(0)
  expect(await sendQueuedEmails(database(), send, after(now, 6))).toBe(1)
  expect(mailsTo(address)).toHaveLength(1)
})

test('rejected email is tried again after growing delays until its time runs out, then administrators see it', async () => {
  const now = new Date()
  const userId = await createAccount('Ada')
  const { email } = await database().user.findUniqueOrThrow({ where: { id: userId } })
  await queue(email ?? '', now, { kind: 'reset-password', userId, giveUpAt: after(now, 60) })
  const send = await mailer()
  const logged = captureLog()
  state.isRefusing = true
  const tries: number[] = []
  for (let minute = 0; minute <= 70; minute++) {
    const before = logged.lines().length
    await sendQueuedEmails(database(), send, after(now, minute))
    if (logged.lines().length > before) tries.push(minute)
  }
  state.isRefusing = false
  expect(tries).toEqual([0, 1, 3, 7, 15, 30, 45])
  expect(logged.lines().map(({ level }) => level)).toEqual([...tries.map(() => 'warn'), 'error'])
  expect(logged.text()).not.toContain(email)
  expect(await listFailedEmails()).toEqual([
    {
      ...{ id: expect.any(String), kind: 'reset-password', recipient: email },
      ...{ failedAt: expect.any(Date), tries: 7, failure: '550' },
    },
  ])
  expect(await database().outgoingEmail.findFirstOrThrow({ where: { userId } })).toMatchObject({
    sealed: null,
  })
  expect(await removeFailedEmails(database(), after(now, 29 * 24 * 60))).toBe(0)
  expect(await removeFailedEmails(database(), after(now, 31 * 24 * 60))).toBe(1)
})

test('a process that stops finishes its try and leaves the other emails to the next one', async () => {
  const now = new Date()
  const addresses = [newAddress(), newAddress(), newAddress()]
  for (const address of addresses) await queue(address, now)
  const send = await mailer()
  const sendAndStop: Mailer = async (mail) => {
    markStopping()
    await send(mail)
  }
  expect(await sendQueuedEmails(database(), sendAndStop, now)).toBe(1)
  markStopping(false)
  expect(await sendQueuedEmails(database(), send, now)).toBe(2)
  for (const address of addresses) expect(mailsTo(address)).toHaveLength(1)
})

test('delays double, up to 15 minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 40].map((tries) => retryDelayMs(tries) / 60_000)).toEqual([
    1, 2, 4, 8, 15, 15, 15,
  ])
})

test('while no server answers, one email is tried and the others wait', async () => {
  const now = new Date()
  for (let number = 0; number < 3; number++) await queue(newAddress(), now)
  let tries = 0
  const unreachable = async () => {
    tries += 1
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET' })
  }
  expect(await sendQueuedEmails(database(), unreachable, now)).toBe(0)
  expect(tries).toBe(1)
  expect(await sendQueuedEmails(database(), await mailer(), after(now, 1))).toBe(3)
})

test('a reset link waits encrypted, is sent once, and isn’t sent to a deleted account', async () => {
  const [kept, deleted] = [await createAccount('Ada'), await createAccount('Ben')]
  const emailOf = async (id: string) =>
    (await database().user.findUniqueOrThrow({ where: { id } })).email ?? ''
  const [email, gone] = [await emailOf(kept), await emailOf(deleted)]
  await mailResetLink({ email })
  await mailResetLink({ email: gone })
  const stored = JSON.stringify(await database().outgoingEmail.findMany())
  expect(stored).toContain('reset-password')
  for (const secret of [email, gone, '/reset-password/', 'one-time']) expect(stored).not.toContain(secret)
  const viewer = { id: deleted, email: gone, name: 'Ben', role: 'LEARNER' as const, isGuest: false }
  await deleteAccount({ password: '', confirmation: 'delete' }, viewer)
  await sendEmails(database(), await mailer(), new Date())
  expect(unfolded(mailsTo(email)[0]?.raw ?? '')).toMatch(/\/reset-password\/[\w-]{43}/)
  expect(mailsTo(email)).toHaveLength(1)
  expect(mailsTo(gone)).toEqual([])
  expect(await database().outgoingEmail.count()).toBe(0)
})

test('an email that can’t be decrypted is given up', async () => {
  const now = new Date()
  const address = newAddress()
  await queue(address, now)
  await database().outgoingEmail.updateMany({
    data: { sealed: 'c29tZXRoaW5nIGVsc2UgdGhhdCBpcyBsb25nIGVub3VnaA' },
  })
  await sendQueuedEmails(database(), await mailer(), now)
  expect(await listFailedEmails()).toContainEqual(
    expect.objectContaining({ kind: 'invitation', failure: 'UNREADABLE', recipient: null }),
  )
})
