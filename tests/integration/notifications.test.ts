import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { sendDueReminders } from '@/server/assignments/send-due-reminders'
import { refuseRealData } from '@/server/demo/fill-demo'
import {
  countUnread,
  listNotifications,
  markRead,
  openNotification,
  setMutedNotifications,
} from '@/server/notifications/notification-queries'
import { notify } from '@/server/notifications/notify'
import { sendEmails } from '@/server/notifications/send-emails'
import type { Mailer } from '@/server/platform/mail'
import { sendReviewReminders } from '@/server/review/send-review-reminders'
import { createAccount, createClass } from '@/tests/support/sample-class'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const notification = (userId: string, title = 'A mark') => ({
  userId,
  kind: 'graded' as const,
  title,
  body: 'Of a test.',
  path: '/notifications',
})
const create = (...notifications: ReturnType<typeof notification>[]) =>
  database().$transaction((tx) => notify(tx, notifications))

/** A mailer that stores what it gets. */
function mailbox() {
  const mails: Parameters<Mailer>[0][] = []
  const send: Mailer = async (mail) => {
    mails.push(mail)
  }
  return { mails, send }
}

test('a notification is emailed once, to its person, with its link', async () => {
  const userId = await createAccount('Ada')
  const title = `A mark ${randomUUID()}`
  await create(notification(userId, title))
  const { mails, send } = mailbox()
  await Promise.all([sendEmails(database(), send, new Date()), sendEmails(database(), send, new Date())])
  await sendEmails(database(), send, new Date())
  const own = mails.filter(({ subject }) => subject === title)
  const { email } = await database().user.findUniqueOrThrow({ where: { id: userId } })
  expect(own).toMatchObject([{ to: email, text: expect.stringContaining('/notifications') }])
})

test('email that the server rejects is tried again for a day, then given up', async () => {
  const title = `A mark ${randomUUID()}`
  const userId = await createAccount('Ada')
  await create(notification(userId, title))
  const refuse: Mailer = async () => {
    throw new Error('refused by a test')
  }
  const waiting = () => database().outgoingEmail.count({ where: { userId, nextTryAt: { not: null } } })
  const now = new Date()
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  await sendEmails(database(), refuse, now)
  expect(await waiting()).toBe(1)
  const { mails, send } = mailbox()
  await sendEmails(database(), send, now)
  expect(mails).toEqual([])
  await sendEmails(database(), send, at(1))
  expect(mails.map(({ subject }) => subject)).toEqual([title])
  expect(await database().outgoingEmail.count({ where: { userId } })).toBe(0)

  await create(notification(userId))
  await sendEmails(database(), refuse, now)
  await sendEmails(database(), refuse, at(24 * 60 + 1))
  expect(await waiting()).toBe(0)
  expect(await database().outgoingEmail.findFirstOrThrow({ where: { userId } })).toMatchObject({
    ...{ sealed: null, failedAt: expect.any(Date), failure: 'UNKNOWN' },
  })
})

test('without an SMTP server, notifications appear only in the app', async () => {
  const userId = await createAccount('Ada')
  await create(notification(userId))
  expect(await sendEmails(database(), null, new Date())).toBe(0)
  expect(await database().notification.count({ where: { userId, emailedAt: null } })).toBe(0)
  expect(await countUnread(userId)).toBe(1)
})

test('a disabled notification type isn’t sent', async () => {
  const userId = await createAccount('Ada')
  await setMutedNotifications(userId, ['graded'])
  await create(notification(userId))
  expect(await listNotifications(userId)).toEqual([])
  await setMutedNotifications(userId, [])
  await create(notification(userId))
  expect(await listNotifications(userId)).toHaveLength(1)
})

test('opening a notification marks it as read; newer ones stay unread', async () => {
  const [ada, ben] = [await createAccount('Ada'), await createAccount('Ben')]
  await create(notification(ada, 'First'))
  const [first] = await listNotifications(ada)
  expect(await openNotification(ben, first?.id ?? '')).toBeNull()
  expect(await countUnread(ada)).toBe(1)
  expect(await openNotification(ada, first?.id ?? '')).toBe('/notifications')
  expect(await countUnread(ada)).toBe(0)
  await create(notification(ada, 'Second'))
  await markRead(ada, new Date(0))
  expect(await countUnread(ada)).toBe(1)
})

test('students get one reminder a day before their own date unless they submitted, also from two processes', async () => {
  const now = new Date()
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()
  const { quizId, studentIds } = await createClass({ students: 3, rules: { closesAt: inHours(20) } })
  const [ada = '', ben = '', cem = ''] = studentIds
  await database().studentOverride.create({
    data: { quizId, learnerId: ben, limits: { closesAt: inHours(90) } },
  })
  await database().attempt.create({
    data: { learnerId: cem, quizId, courseSlug: 'c', title: 'A', number: 1, seed: 's', state: 'GRADED' },
  })
  const counts = async () =>
    (await Promise.all([ada, ben, cem].map(listNotifications))).map((notifications) => notifications.length)
  await Promise.all([sendDueReminders(database(), now), sendDueReminders(database(), now)])
  await sendDueReminders(database(), now)
  expect(await counts()).toEqual([1, 0, 0])
  await sendDueReminders(database(), new Date(now.getTime() + 75 * 3_600_000))
  expect(await counts()).toEqual([1, 1, 0])
})

test('the demo changes no folder with real data', async () => {
  await createAccount('A real user')
  await expect(refuseRealData(database())).rejects.toThrow(/real data/)
})

test('opted-in learners hear of due cards once a study day, not at night', async () => {
  const userId = await createAccount('Ada')
  const other = await createAccount('Ben')
  await database().reviewSettings.create({ data: { learnerId: userId, reminders: true, timeZone: 'UTC' } })
  const at = (time: string) => new Date(`2026-03-02T${time}Z`)
  for (const learnerId of [userId, other])
    await database().reviewCard.create({
      data: {
        learnerId,
        courseSlug: 'c',
        concept: 'c',
        fact: 'f01',
        state: 2,
        stability: 3,
        dueAt: at('12:00:00'),
      },
    })
  await sendReviewReminders(database(), at('05:00:00'))
  expect(await listNotifications(userId)).toEqual([])
  await sendReviewReminders(database(), at('09:00:00'))
  await sendReviewReminders(database(), at('15:00:00'))
  expect(await listNotifications(userId)).toMatchObject([{ title: '1 card due for review', path: '/review' }])
  expect(await listNotifications(other)).toEqual([])
})
