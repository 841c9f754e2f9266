import { expect, test, vi } from 'vitest'
import { deleteAccount } from '@/server/accounts/delete-account'
import { listClassOverviews } from '@/server/analysis/list-class-overviews'
import { sendWeeklyDigests } from '@/server/analysis/send-weekly-digests'
import { setMutedNotifications } from '@/server/notifications/notification-queries'
import { sendEmails } from '@/server/notifications/send-emails'
import type { Mailer } from '@/server/platform/mail'
import { addMember } from '@/tests/support/class-people'
import { createClass } from '@/tests/support/sample-class'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

/** A class of the bundled course with an assignment that one of two students missed. */
async function createLate() {
  const fixture = await createClass({ students: 2, rules: { closesAt: new Date('2027-03-01T12:00:00Z') } })
  await database().class.update({
    where: { id: fixture.classId },
    data: { course: { connect: { slug: 'csto-nagorno-karabakh' } } },
  })
  const [excused = ''] = fixture.studentIds
  await database().grade.create({ data: { quizId: fixture.quizId, learnerId: excused, isExcused: true } })
  return fixture
}

const digestsOf = (userId: string) =>
  database().notification.findMany({ where: { userId, kind: 'weekly-digest' } })

test('staff get one digest a week, unless they turned it off', async () => {
  const { classId, instructorId, studentIds } = await createLate()
  const observer = await addMember(classId, 'OBSERVER')
  const muted = await addMember(classId, 'ASSISTANT')
  await setMutedNotifications(muted, ['weekly-digest'])
  // The first run only notes the week.
  await sendWeeklyDigests(new Date('2027-03-24T12:00:00Z'))
  expect(await digestsOf(instructorId)).toEqual([])
  const monday = new Date('2027-03-29T06:00:00Z')
  await Promise.all([sendWeeklyDigests(monday), sendWeeklyDigests(monday)])
  await sendWeeklyDigests(new Date('2027-04-02T06:00:00Z'))
  const [digest, ...others] = await digestsOf(instructorId)
  expect(others).toEqual([])
  expect(digest).toMatchObject({
    title: 'Your classes this week: 1 student needs help',
    body: expect.stringContaining('Needs help: Student 2 (missed 1 assignment'),
    path: `/classes/${classId}/overview`,
  })
  expect(await digestsOf(observer)).toHaveLength(1)
  for (const userId of [muted, ...studentIds]) expect(await digestsOf(userId)).toEqual([])
  await sendWeeklyDigests(new Date('2027-04-05T06:00:00Z'))
  expect(await digestsOf(instructorId)).toHaveLength(2)
})

test('a digest, which names students, is sent only to a verified email', async () => {
  const { instructorId } = await createLate()
  const assistant = await addMember((await createLate()).classId, 'ASSISTANT')
  await database().user.update({ where: { id: assistant }, data: { emailVerifiedAt: new Date() } })
  await sendWeeklyDigests(new Date('2027-05-10T12:00:00Z'))
  const sent: string[] = []
  const send: Mailer = async ({ to, subject }) => {
    if (subject.startsWith('Your classes')) sent.push(to)
  }
  await sendEmails(database(), send, new Date())
  const emailOf = async (id: string) => (await database().user.findUniqueOrThrow({ where: { id } })).email
  expect(sent).toContain(await emailOf(assistant))
  expect(sent).not.toContain(await emailOf(instructorId))
})

test('the overview of all classes lists those that a user teaches or observes, and no others', async () => {
  const one = await createLate()
  const two = await createLate()
  const observer = await addMember(one.classId, 'OBSERVER')
  await database().classMember.create({
    data: { classId: two.classId, userId: observer, role: 'OBSERVER' },
  })
  await createLate()
  const listFor = async (userId: string, page = 1) =>
    listClassOverviews(userId, { page, now: new Date('2027-04-05T06:00:00Z') })
  const { classes: found, hasMore } = await listFor(observer)
  expect(hasMore).toBe(false)
  expect(found.map(({ id }) => id).sort()).toEqual([one.classId, two.classId].sort())
  expect(found[0]).toMatchObject({ students: 2, atRisk: [{ name: 'Student 2' }] })
  const nothing = { classes: [], hasMore: false }
  expect(await listFor(observer, 2)).toEqual(nothing)
  expect(await listFor(one.studentIds[0] ?? '')).toEqual(nothing)
})

test('deleting an account deletes the digests that can name it, also of former staff, and no others', async () => {
  const { classId, instructorId, studentIds } = await createLate()
  const former = await addMember(classId, 'ASSISTANT')
  const other = await createLate()
  await sendWeeklyDigests(new Date('2027-06-07T12:00:00Z'))
  for (const id of [instructorId, former, other.instructorId]) expect(await digestsOf(id)).toHaveLength(1)
  await database().classMember.updateMany({
    where: { classId, userId: former },
    data: { leftAt: new Date() },
  })
  const [, missing = ''] = studentIds
  const { email } = await database().user.findUniqueOrThrow({ where: { id: missing } })
  const viewer = { id: missing, email, name: 'Student 2', role: 'LEARNER' as const, isGuest: false }
  await deleteAccount({ password: '', confirmation: 'delete' }, viewer)
  for (const id of [instructorId, former]) expect(await digestsOf(id)).toEqual([])
  expect(await digestsOf(other.instructorId)).toHaveLength(1)
})
