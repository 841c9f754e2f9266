import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { DAY_MS } from '@/domain/time/durations'
import { acceptInvitation } from '@/server/classes/accept-invitation'
import { listMyInvitations } from '@/server/classes/class-queries'
import { importRoster, previewRoster } from '@/server/classes/import-roster'
import {
  findWithdrawn,
  listInvitations,
  removeWithdrawnInvitations,
  restoreInvitation,
  withdrawInvitation,
} from '@/server/classes/invitations'
import { leaveClass } from '@/server/classes/leave-class'
import { listGroups, listPeople } from '@/server/classes/people-queries'
import { acting, actionsOf, errorWith, othersOf, standingOf } from '@/tests/support/class-people'
import { createAccount, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const now = new Date()
const newEmail = () => `${randomUUID()}@example.org`

async function emailOf(userId: string): Promise<string> {
  return (await database().user.findUniqueOrThrow({ where: { id: userId } })).email ?? ''
}

/** A class with a current student and a former one, plus a user with an account and an email without one. */
async function beforeTerm() {
  const { classId, instructorId, studentIds } = await createClass()
  await database().user.update({ where: { id: instructorId }, data: { isApprovedInstructor: true } })
  const [inside = '', former = ''] = studentIds
  await leaveClass(acting(former), { class: classId }, now)
  const outside = await createAccount('Outside')
  const verified = { where: { id: { in: [former, outside] } }, data: { emailVerifiedAt: now } }
  await database().user.updateMany(verified)
  const unknown = newEmail()
  const emails = await Promise.all([inside, former, outside].map(emailOf))
  const text = [
    'Group;E-mail;Name;Role',
    `A;${emails[0]};;`,
    `;${emails[1]};;student`,
    `B;${emails[2]?.toUpperCase()};Outside;`,
    `B;${unknown};Ani;`,
    ';nobody;;',
  ].join('\r\n')
  return { classId, actor: acting(instructorId), inside, gone: former, outside, unknown, text }
}

test('a preview explains each line, names each bad row, and writes nothing', async () => {
  const { classId, actor, text } = await beforeTerm()
  const { steps, bad } = await previewRoster(actor.id, { class: classId, text })
  expect(steps.map(({ line, action }) => `${line} ${action}`)).toEqual([
    '2 group',
    '3 back',
    '4 add',
    '5 invite',
  ])
  expect(bad).toEqual([
    { line: 6, lastLine: 6, text: ', nobody, , ', why: '“nobody” isn’t an email address' }, // phrases: quoted
  ])
  expect(await listInvitations(classId)).toEqual([])
  expect(await listGroups(classId)).toEqual([])
})

test('the previewed import runs in one transaction and is logged without emails', async () => {
  const { classId, actor, inside, gone, outside, unknown, text } = await beforeTerm()
  const { plan } = await previewRoster(actor.id, { class: classId, text })
  const done = await importRoster(actor, { class: classId, text, plan }, now)
  expect(done).toMatchObject({ added: 2, invited: [expect.any(String)] })
  for (const id of [inside, gone, outside])
    expect(await standingOf(classId, id)).toEqual({ role: 'STUDENT', hasLeft: false })
  expect((await listGroups(classId)).map(({ name, students }) => [name, students])).toEqual([
    ['A', 1],
    ['B', 1],
  ])
  expect(await listInvitations(classId)).toMatchObject([
    {
      email: unknown,
      name: 'Ani',
      role: 'student',
      group: 'B',
      link: expect.stringContaining('/join/invitation/'),
    },
  ])
  expect(await actionsOf(classId)).toEqual([
    'member.leave',
    'class.import',
    'member.group',
    'member.add',
    'member.add',
  ])
  const record = JSON.stringify(
    (await database().auditEntry.findMany({ where: { classId } })).map(({ before, after }) => [
      before,
      after,
    ]),
  )
  expect(record).not.toContain('example.org')
})

test('an unapproved instructor invites accounts without learning which exist', async () => {
  const { classId, actor, outside, text } = await beforeTerm()
  await database().user.update({ where: { id: actor.id }, data: { isApprovedInstructor: false } })
  const { steps, plan } = await previewRoster(actor.id, { class: classId, text })
  expect(steps.map(({ line, action }) => `${line} ${action}`)).toEqual([
    '2 group',
    '3 back',
    '4 invite',
    '5 invite',
  ])
  await importRoster(actor, { class: classId, text, plan }, now)
  expect(await standingOf(classId, outside)).toBeNull()
  const [invitation] = await listMyInvitations(outside)
  await acceptInvitation(acting(outside), { code: invitation?.code ?? '' }, now)
  expect(await standingOf(classId, outside)).toEqual({ role: 'STUDENT', hasLeft: false })
})

test('importing the same roster again changes nothing, and old links work', async () => {
  const { classId, actor, text } = await beforeTerm()
  const first = await previewRoster(actor.id, { class: classId, text })
  await importRoster(actor, { class: classId, text, plan: first.plan }, now)
  const [before] = await listInvitations(classId)
  const again = await previewRoster(actor.id, { class: classId, text })
  expect(again.steps.map(({ action }) => action)).toEqual(['stays', 'stays', 'stays', 'invite'])
  await importRoster(actor, { class: classId, text, plan: again.plan }, now)
  expect(await listInvitations(classId)).toEqual([before])
})

test('a preview isn’t imported if the class has changed since', async () => {
  const { classId, actor, inside, text } = await beforeTerm()
  const { plan } = await previewRoster(actor.id, { class: classId, text })
  await leaveClass(acting(inside), { class: classId }, now)
  await expect(importRoster(actor, { class: classId, text, plan }, now)).rejects.toEqual(
    errorWith('CONFLICT'),
  )
  expect(await listInvitations(classId)).toEqual([])
})

test('an invited student joins by the link with group and roster name', async () => {
  const { classId, actor, text } = await beforeTerm()
  const { plan } = await previewRoster(actor.id, { class: classId, text })
  await importRoster(actor, { class: classId, text, plan }, now)
  const [invitation] = await listInvitations(classId)
  const { id } = await database().user.create({ data: { email: newEmail() } })
  await acceptInvitation(acting(id), { code: invitation?.link.split('/').at(-1) ?? '' }, now)
  const person = (await listPeople(classId)).find((one) => one.id === id)
  expect(person).toMatchObject({ name: 'Ani', role: 'student', groups: [{ name: 'B' }] })
  expect(await listInvitations(classId)).toEqual([])
})

test.each(['student', 'assistant'])(
  'an unverified account is invited as %s only through the link',
  async (role) => {
    const { classId, actor, outside } = await beforeTerm()
    await database().user.update({ where: { id: outside }, data: { emailVerifiedAt: null } })
    const text = `${await emailOf(outside)},,,${role}`
    const { plan, steps } = await previewRoster(actor.id, { class: classId, text })
    expect(steps).toMatchObject([{ action: 'invite', isUnverified: true }])
    await importRoster(actor, { class: classId, text, plan }, now)
    expect(await standingOf(classId, outside)).toBeNull()
    // The account's page doesn't show the link either.
    expect(await listMyInvitations(outside)).toEqual([])
    await database().user.update({ where: { id: outside }, data: { emailVerifiedAt: now } })
    expect(await listMyInvitations(outside)).toHaveLength(1)
  },
)

test('a withdrawn invitation stops working', async () => {
  const { classId, actor, text } = await beforeTerm()
  const { plan } = await previewRoster(actor.id, { class: classId, text })
  await importRoster(actor, { class: classId, text, plan }, now)
  const [{ id = '', link = '' } = {}] = await listInvitations(classId)
  await withdrawInvitation(actor, { class: classId, invitation: id }, now)
  const visitor = acting(await createAccount('Visitor'))
  const accept = () => acceptInvitation(visitor, { code: link.split('/').at(-1) ?? '' }, now)
  await expect(accept()).rejects.toEqual(errorWith('NOT_FOUND'))
  expect((await listInvitations(classId)).map((open) => open.id)).not.toContain(id)
  // Inviting the person again takes another link, since the first one may be known to others.
  const again = await previewRoster(actor.id, { class: classId, text })
  await importRoster(actor, { class: classId, text, plan: again.plan }, now)
  await expect(accept()).rejects.toEqual(errorWith('NOT_FOUND'))
})

test('a withdrawn invitation can be restored for a day, then it is deleted with its email', async () => {
  const { classId, actor, text } = await beforeTerm()
  const { plan } = await previewRoster(actor.id, { class: classId, text })
  await importRoster(actor, { class: classId, text, plan }, now)
  const [{ id = '' } = {}, ...rest] = await listInvitations(classId)
  const named = { class: classId, invitation: id }
  await withdrawInvitation(actor, named, now)
  expect(await findWithdrawn(classId, id)).toMatchObject({ id })
  await restoreInvitation(actor, named)
  expect(await findWithdrawn(classId, id)).toBeNull()
  expect(await listInvitations(classId)).toHaveLength(rest.length + 1)
  await withdrawInvitation(actor, named, now)
  const before = new Date(now.getTime() + DAY_MS - 1)
  await removeWithdrawnInvitations(database(), before)
  expect(await findWithdrawn(classId, id)).not.toBeNull()
  await removeWithdrawnInvitations(database(), new Date(now.getTime() + DAY_MS + 1))
  expect(await findWithdrawn(classId, id)).toBeNull()
  await expect(restoreInvitation(actor, named)).rejects.toEqual(errorWith('NOT_FOUND'))
})

test('empty and oversized rosters are rejected with a message', async () => {
  const { classId, actor } = await beforeTerm()
  const many = Array.from({ length: 1001 }, (_, index) => `p${index}@example.org`).join('\n')
  for (const text of ['', ' \n ', many, 'nobody\n'.repeat(1001)])
    await expect(previewRoster(actor.id, { class: classId, text })).rejects.toEqual(
      errorWith('INVALID_INPUT'),
    )
})

test('strangers, students, and observers can’t preview or import a roster', async () => {
  const { classId, actor, inside, text } = await beforeTerm()
  const { plan } = await previewRoster(actor.id, { class: classId, text })
  await importRoster(actor, { class: classId, text, plan }, now)
  const [invitation] = await listInvitations(classId)
  for (const [id, code] of await othersOf(classId, inside))
    for (const attempt of [
      () => previewRoster(id, { class: classId, text }),
      () => importRoster(acting(id), { class: classId, text, plan }, now),
      () => withdrawInvitation(acting(id), { class: classId, invitation: invitation?.id ?? '' }, now),
      () => restoreInvitation(acting(id), { class: classId, invitation: invitation?.id ?? '' }),
    ])
      await expect(attempt()).rejects.toEqual(errorWith(code))
})
