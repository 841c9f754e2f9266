import { expect, test } from 'vitest'
import { NOTIFICATION_TYPES, type NotificationType } from '@/domain/notifications/notification'
import { notify } from '@/server/notifications/notify'
import { sendEmails } from '@/server/notifications/send-emails'
import { captureLog } from '@/tests/support/capture-log'
import { createAccount } from '@/tests/support/sample-class'
import '@/tests/support/session-secret'
import { unfolded, useSmtpServer } from '@/tests/support/smtp-server'
import { useTestDatabase } from '@/tests/support/test-database'

/** Sends email as in production: over a socket, to the test's own SMTP server. */

const database = useTestDatabase()

const { state, mailsTo, mailer } = useSmtpServer()

async function createNotice(kind: NotificationType, title: string, body = 'Of a test.'): Promise<string> {
  const userId = await createAccount('Ada')
  // Reminders go only to verified emails.
  await database().user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() } })
  const notification = { userId, kind, title, body, path: '/notifications' }
  await database().$transaction((tx) => notify(tx, [notification]))
  return (await database().user.findUniqueOrThrow({ where: { id: userId } })).email ?? ''
}

test('every notification type arrives once with text, link, and sender', async () => {
  const kinds = Object.keys(NOTIFICATION_TYPES).filter(
    (kind): kind is NotificationType => kind in NOTIFICATION_TYPES,
  )
  expect(kinds).toHaveLength(10)
  const addresses = []
  for (const kind of kinds) addresses.push(await createNotice(kind, `A message: ${kind}`))
  const send = await mailer()
  await Promise.all([sendEmails(database(), send, new Date()), sendEmails(database(), send, new Date())])
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
  const now = new Date()
  const later = new Date(now.getTime() + 60_000)
  state.isRefusing = true
  await sendEmails(database(), send, now)
  state.isRefusing = false
  expect(logged.lines().map(({ level }) => level)).toEqual(['warn'])
  await sendEmails(database(), send, now)
  expect(mailsTo(address)).toEqual([])
  await sendEmails(database(), send, later)
  await sendEmails(database(), send, later)
  expect(mailsTo(address)).toHaveLength(1)
})

test('a title can’t inject headers or recipients', async () => {
  const address = await createNotice('assigned', 'Harmless\r\nBcc: other@example.org\r\n\r\nMore text')
  await sendEmails(database(), await mailer(), new Date())
  const [mail] = mailsTo(address)
  expect(mail?.to).toEqual([address])
  const [headers = ''] = (mail?.raw ?? '').split('\r\n\r\n')
  expect(unfolded(headers)).not.toMatch(/^Bcc:/m)
  expect(unfolded(headers)).toMatch(/^Subject: Harmless\s+Bcc: other@example\.org\s+More text$/m)
})
