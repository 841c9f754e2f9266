import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { NOTIFICATION_TYPES, type NotificationType } from '@/domain/notifications/notification'
import { notify } from '@/server/notifications/notify'
import { sendNotifications } from '@/server/notifications/send-notifications'
import { captureLog } from '@/tests/support/capture-log'
import { createAccount } from '@/tests/support/sample-class'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

/** Sends email as in production: over a socket, to the test's own SMTP server. */

const database = useTestDatabase()

type Received = { from: string; to: string[]; raw: string }
const received: Received[] = []
let isRefusing = false
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_, __, done) => done(isRefusing ? new Error('The box is full.') : undefined),
  onData: (stream, { envelope }, done) => {
    text(stream).then((raw) => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw })
      done()
    }, done)
  },
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`)
  vi.stubEnv('MAIL_FROM', 'Casebook <casebook@example.org>')
  vi.resetModules()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await new Promise<void>((resolve) => server.close(resolve))
})

/** Imported again, with the settings of this test. */
const mailer = async () => (await import('@/server/platform/mail')).sendMail

async function createNotice(kind: NotificationType, title: string, body = 'Of a test.'): Promise<string> {
  const userId = await createAccount('Ada')
  // Reminders go only to verified emails.
  await database().user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() } })
  const notification = { userId, kind, title, body, path: '/notifications' }
  await database().$transaction((tx) => notify(tx, [notification]))
  return (await database().user.findUniqueOrThrow({ where: { id: userId } })).email ?? ''
}
const mailsTo = (address: string) => received.filter(({ to }) => to.includes(address))
/** A header or the text, unfolded and decoded. */
const unfolded = (raw: string) => raw.replaceAll(/=\r\n/g, '').replaceAll(/\r\n[ \t]/g, ' ')

test('every notification type arrives once with text, link, and sender', async () => {
  const kinds = Object.keys(NOTIFICATION_TYPES).filter(
    (kind): kind is NotificationType => kind in NOTIFICATION_TYPES,
  )
  expect(kinds).toHaveLength(10)
  const addresses = []
  for (const kind of kinds) addresses.push(await createNotice(kind, `A message: ${kind}`))
  const send = await mailer()
  await Promise.all([
    sendNotifications(database(), send, new Date()),
    sendNotifications(database(), send, new Date()),
  ])
  for (const [index, address] of addresses.entries()) {
    const [mail, ...more] = mailsTo(address)
    expect(more).toEqual([])
    expect(mail?.from).toBe('casebook@example.org')
    const raw = unfolded(mail?.raw ?? '')
    expect(raw).toContain(`Subject: A message: ${kinds[index]}`)
    expect(raw).toContain('From: Casebook <casebook@example.org>')
    expect(raw).toContain('Of a test.')
    expect(raw).toMatch(/http:\/\/\S+\/notifications/)
  }
})

test('rejected email is delivered later, once', async () => {
  const address = await createNotice('graded', 'A full box')
  const send = await mailer()
  const logged = captureLog()
  isRefusing = true
  await sendNotifications(database(), send, new Date())
  isRefusing = false
  expect(logged.lines().map(({ level }) => level)).toEqual(['error'])
  expect(mailsTo(address)).toEqual([])
  await sendNotifications(database(), send, new Date())
  await sendNotifications(database(), send, new Date())
  expect(mailsTo(address)).toHaveLength(1)
})

test('a title can’t inject headers or recipients', async () => {
  const address = await createNotice('assigned', 'Harmless\r\nBcc: other@example.org\r\n\r\nMore text')
  await sendNotifications(database(), await mailer(), new Date())
  const [mail] = mailsTo(address)
  expect(mail?.to).toEqual([address])
  const [headers = ''] = (mail?.raw ?? '').split('\r\n\r\n')
  expect(unfolded(headers)).not.toMatch(/^Bcc:/m)
  expect(unfolded(headers)).toMatch(/^Subject: Harmless\s+Bcc: other@example\.org\s+More text$/m)
})
