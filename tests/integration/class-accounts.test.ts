import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { deleteAccount } from '@/server/accounts/delete-account'
import { signUp } from '@/server/auth/sign-up'
import { askToVerify, makeVerifyLink, verifyEmail } from '@/server/auth/verify-email'
import { archiveClass } from '@/server/classes/archive-class'
import { createClass } from '@/server/classes/create-class'
import { transferOwnership } from '@/server/classes/transfer-ownership'
import { requireViewer } from '@/server/http/viewer'
import { acting, addMember, errorWith } from '@/tests/support/class-people'
import { openBrowser } from '@/tests/support/cookie-jar'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const CONFIRMED = { password: PASSWORD, confirmation: 'delete' } as const
const now = new Date()

/** Signs up in a new browser and stays signed in there. */
async function register() {
  openBrowser(randomUUID())
  await signUp({ name: '', email: `${randomUUID()}@example.org`, password: PASSWORD }, null)
  return requireViewer('account')
}

/** Creates the only instructor of a class with a student. */
async function instructor() {
  const viewer = await register()
  const input = { name: 'History', term: null, course: 'csto-nagorno-karabakh', timeZone: 'UTC' }
  const { id: classId } = await createClass(acting(viewer.id), input)
  return { viewer, actor: acting(viewer.id), classId, student: await addMember(classId, 'STUDENT') }
}

const isThere = async (id: string) => (await database().user.count({ where: { id } })) === 1
const isVerified = async (id: string) =>
  (await database().user.findUniqueOrThrow({ where: { id } })).emailVerifiedAt !== null

test('the last instructor of a class can’t delete their account and learns why', async () => {
  const { viewer, classId } = await instructor()
  await expect(deleteAccount(CONFIRMED, viewer)).rejects.toMatchObject({
    code: 'CONFLICT',
    userMessage: expect.stringMatching(/“History”.*transfer ownership or archive/),
  })
  expect(await isThere(viewer.id)).toBe(true)
  expect(await database().classMember.count({ where: { classId } })).toBe(2)
})

test('the account can be deleted after a transfer, archiving, or without students', async () => {
  const handed = await instructor()
  const hand = { class: handed.classId, person: handed.student, after: 'assistant' } as const
  await transferOwnership(handed.actor, hand, now)
  await deleteAccount(CONFIRMED, handed.viewer)
  const archived = await instructor()
  await archiveClass(archived.actor, { class: archived.classId, to: 'archive' }, now)
  await deleteAccount(CONFIRMED, archived.viewer)
  const empty = await instructor()
  await database().user.delete({ where: { id: empty.student } })
  await deleteAccount(CONFIRMED, empty.viewer)
  for (const { viewer } of [handed, archived, empty]) expect(await isThere(viewer.id)).toBe(false)
})

test('deleting an account logs the end of its staff and administrator roles', async () => {
  const { viewer, actor, classId, student } = await instructor()
  await transferOwnership(actor, { class: classId, person: student, after: 'assistant' }, now)
  await database().user.update({ where: { id: viewer.id }, data: { role: 'ADMIN' } })
  await deleteAccount(CONFIRMED, viewer)
  const rows = await database().auditEntry.findMany({
    where: { action: 'account.delete', subjectId: viewer.id },
    orderBy: { id: 'asc' },
  })
  expect(rows).toMatchObject([
    { classId, actorId: viewer.id, ipAddress: null, before: { role: 'assistant' } },
    {
      classId: null,
      actorId: viewer.id,
      ipAddress: null,
      before: { role: 'ADMIN', isApprovedInstructor: false },
    },
  ])
  const studies = await register()
  await database().classMember.create({ data: { classId, userId: studies.id, role: 'STUDENT' } })
  await deleteAccount(CONFIRMED, studies)
  expect(await database().auditEntry.count({ where: { subjectId: studies.id } })).toBe(0)
})

test('invitations to the email of a deleted account are deleted', async () => {
  const { classId } = await instructor()
  const viewer = await register()
  const invitation = { classId, email: viewer.email ?? '', code: randomUUID() }
  await database().classInvitation.create({ data: invitation })
  await deleteAccount(CONFIRMED, viewer)
  expect(await database().classInvitation.count({ where: { classId } })).toBe(0)
})

test('an emailed link verifies only the account that it was made for', async () => {
  const viewer = await register()
  const token = makeVerifyLink(viewer, '/join/ABCD2345', now).split('/').at(-1) ?? ''
  expect(await verifyEmail({ token }, viewer, now)).toEqual({ next: '/join/ABCD2345' })
  expect(await isVerified(viewer.id)).toBe(true)
})

test('forged, expired, foreign, and outdated links verify nothing', async () => {
  const viewer = await register()
  const other = await register()
  const token = makeVerifyLink(viewer, '/settings', now).split('/').at(-1) ?? ''
  const [body = '', signature = ''] = token.split('.')
  const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace(viewer.id, other.id)).toString(
    'base64url',
  )
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000)
  for (const [tried, who, at] of [
    [`${forged}.${signature}`, other, now],
    [token, other, now],
    [token, viewer, tomorrow],
    [body, viewer, now],
    ['', viewer, now],
  ] as const)
    await expect(verifyEmail({ token: tried }, who, at)).rejects.toEqual(errorWith('CLOSED'))
  await database().user.update({ where: { id: viewer.id }, data: { email: `${randomUUID()}@example.org` } })
  await expect(verifyEmail({ token }, viewer, now)).rejects.toEqual(errorWith('CLOSED'))
  expect([await isVerified(viewer.id), await isVerified(other.id)]).toEqual([false, false])
})

test('a site without email says so instead of offering a link', async () => {
  const viewer = await register()
  await expect(askToVerify({ next: '/settings' }, viewer, now)).rejects.toMatchObject({
    code: 'CONFLICT',
    userMessage: expect.stringContaining('doesn’t send email'),
  })
})
