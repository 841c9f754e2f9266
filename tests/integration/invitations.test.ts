import { expect, onTestFinished, test, vi } from 'vitest'
import { describeInvitation } from '@/server/classes/accept-invitation'
import { importRoster, previewRoster } from '@/server/classes/import-roster'
import {
  exportInvitations,
  INVITATIONS_PAGE,
  listInvitations,
  prepareResend,
} from '@/server/classes/invitations'
import { describeClass } from '@/server/classes/join-class'
import { acting, addMember, errorWith, othersOf } from '@/tests/support/class-people'
import { countStatements } from '@/tests/support/count-statements'
import { createClass } from '@/tests/support/sample-class'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const mail = vi.hoisted(() => ({ isSet: false }))
vi.mock('@/server/platform/mail', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@/server/platform/mail')>()),
  isMailSet: () => mail.isSet,
}))

async function invite(count: number) {
  const fixture = await createClass({ students: 1 })
  await database().classInvitation.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      classId: fixture.classId,
      email: `p${String(index).padStart(4, '0')}-${fixture.classId}@example.org`,
      name: index % 2 === 0 ? `Özgür ${index}` : null,
      groupName: index % 3 === 0 ? 'Seminar' : null,
      code: `${fixture.classId}-${index}`,
    })),
  })
  return fixture
}

test('1,000 invitations are listed, searched, and exported with one statement each', async () => {
  const { classId, instructorId } = await invite(1000)
  expect(await listInvitations(classId)).toHaveLength(1000)
  // The search ignores accents and case, as everywhere.
  expect(await listInvitations(classId, 'ozgur 998')).toMatchObject([{ name: 'Özgür 998' }])
  expect(await listInvitations(classId, 'seminar')).toHaveLength(334)
  expect(await countStatements(() => listInvitations(classId))).toBe(1)
  const { lines } = await exportInvitations(instructorId, classId, '')
  expect(lines).toHaveLength(1001)
  expect(lines[0]).toBe('\uFEFFEmail,Name,Role,Group,Class,Term,Link\r\n')
  expect(lines[1]).toMatch(
    /^p0000-\S+@example\.org,Özgür 0,Student,Seminar,A class of a test,,https?:\S+\/join\/invitation\/\S+\r\n$/,
  )
  expect(INVITATIONS_PAGE).toBeLessThan(1000)
})

test('only instructors export or send invitations again, and only those of their class', async () => {
  const { classId, instructorId, studentIds } = await invite(2)
  const other = await invite(1)
  const [invitation] = await listInvitations(classId)
  const [foreign] = await listInvitations(other.classId)
  for (const [id, code] of await othersOf(classId, studentIds[0] ?? ''))
    for (const attempt of [
      () => exportInvitations(id, classId, ''),
      () => prepareResend(id, { class: classId, invitation: invitation?.id, name: '' }),
    ])
      await expect(attempt()).rejects.toEqual(errorWith(code))
  const resend = (id: string | undefined) =>
    prepareResend(instructorId, { class: classId, invitation: id, name: '' })
  await expect(resend(foreign?.id)).rejects.toEqual(errorWith('NOT_FOUND'))
  // The site of the tests sends no email.
  await expect(resend(invitation?.id)).rejects.toEqual(errorWith('CONFLICT'))
})

test('an email address gets three invitations a day, and an account sends 60 times an hour', async () => {
  const { classId, instructorId } = await invite(2)
  mail.isSet = true
  onTestFinished(() => {
    mail.isSet = false
  })
  await database().user.update({ where: { id: instructorId }, data: { emailVerifiedAt: new Date() } })
  const [one, two] = (await listInvitations(classId)).map(({ id }) => id)
  const resend = (invitation?: string) =>
    prepareResend(instructorId, { class: classId, invitation, name: '' })
  expect(await resend(one)).toEqual({ ids: [one], skipped: 0 })
  for (let time = 2; time <= 3; time++) expect(await resend()).toEqual({ ids: [one, two], skipped: 0 })
  expect(await resend()).toEqual({ ids: [two], skipped: 1 })
  expect(await resend()).toEqual({ ids: [], skipped: 2 })
  for (let time = 6; time <= 60; time++) await resend(one)
  await expect(resend(one)).rejects.toEqual(errorWith('RATE_LIMITED'))
})

test('an invitation or a code names its class to someone without an account, and a wrong one names nothing', async () => {
  const { classId } = await invite(1)
  // Without an account, no one sees an email: an instructor without a name isn’t listed.
  const nameless = await addMember(classId, 'INSTRUCTOR')
  await database().user.update({ where: { id: nameless }, data: { name: null } })
  await database().class.update({ where: { id: classId }, data: { joinCode: 'ABCD2345' } })
  const introduction = { name: 'A class of a test', term: null, instructors: ['Instructor'] }
  expect(await describeInvitation(`${classId}-0`)).toEqual({ ...introduction, role: 'student' })
  expect(await describeInvitation('wrong')).toBeNull()
  const now = new Date()
  expect(await describeClass('a client', 'abcd-2345', now)).toEqual(introduction)
  expect(await describeClass('a client', 'ABCD2346', now)).toBeNull()
  await database().class.update({
    where: { id: classId },
    data: { joinCodeExpiresAt: new Date(now.getTime() - 1) },
  })
  expect(await describeClass('a client', 'ABCD2345', now)).toBeNull()
  await database().class.update({
    where: { id: classId },
    data: { joinCodeExpiresAt: null, archivedAt: now },
  })
  expect(await describeClass('a client', 'ABCD2345', now)).toBeNull()
  expect(await describeInvitation(`${classId}-0`)).toBeNull()
})

test('a roster import queues an email to each new invitation, if the instructor’s email is verified', async () => {
  mail.isSet = true
  onTestFinished(() => {
    mail.isSet = false
  })
  for (const [emailVerifiedAt, queued] of [
    [null, 0],
    [new Date(), 2],
  ] as const) {
    const { classId, instructorId } = await createClass()
    await database().user.update({ where: { id: instructorId }, data: { emailVerifiedAt } })
    const text = `Email\nx-${classId}@example.org\ny-${classId}@example.org`
    const { plan } = await previewRoster(instructorId, { class: classId, text })
    const before = await database().outgoingEmail.count()
    await importRoster(acting(instructorId), { class: classId, text, plan }, new Date())
    expect((await database().outgoingEmail.count()) - before).toBe(queued)
  }
})
