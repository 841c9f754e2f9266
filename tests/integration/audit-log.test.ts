import { expect, test } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { AuditSearchSchema, searchAudit } from '@/server/audit/audit-queries'
import { moveMember, setMemberRole } from '@/server/classes/change-member'
import { createGroup } from '@/server/classes/groups'
import { acting } from '@/tests/support/class-people'
import { countStatements } from '@/tests/support/count-statements'
import { createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const searchIn = (classId: string, search: object = {}) =>
  searchAudit(classId, AuditSearchSchema.parse(search), 'Asia/Yerevan')

test('entries are in words, with names', async () => {
  const { classId, instructorId, studentIds } = await createClass({ students: 2 })
  const [first = ''] = studentIds
  await setMemberRole(acting(instructorId), { class: classId, person: first, role: 'observer' })
  const { rows } = await searchIn(classId)
  expect(rows).toMatchObject([
    {
      actor: 'Instructor',
      action: 'changed a role',
      subject: 'person “Student 1”',
      learner: 'Student 1',
      changes: [{ label: 'Role', before: { text: 'student' }, after: { text: 'observer' } }],
    },
  ])
})

test('days are those of the class’s time zone', async () => {
  const { classId, instructorId } = await createClass({ students: 1 })
  const entry = (at: string) => ({
    ...{ at: new Date(at), actorId: instructorId, classId, action: 'class.change' },
    ...{ subjectType: 'class', subjectId: classId },
  })
  // Yerevan is 4 hours ahead of UTC.
  await database().auditEntry.createMany({
    data: [entry('2027-03-28T19:59:00Z'), entry('2027-03-28T20:00:00Z'), entry('2027-03-29T20:00:00Z')],
  })
  const count = async (search: object) => (await searchIn(classId, search)).rows.length
  expect(await count({ from: '2027-03-29' })).toBe(2)
  expect(await count({ to: '2027-03-28' })).toBe(1)
  expect(await count({ from: '2027-03-29', to: '2027-03-29' })).toBe(1)
  expect(await count({ from: 'yesterday' })).toBe(3)
  expect(await count({ action: 'class.change', who: 'instructor' })).toBe(3)
  expect(await count({ who: 'unknown name' })).toBe(0)
})

test('the name of another class isn’t shown', async () => {
  const { classId, courseId, instructorId, studentIds } = await createClass({ students: 1 })
  const { id: elsewhere } = await database().class.create({
    data: {
      ...{ courseId, name: 'A secret class' },
      members: { create: { userId: instructorId, role: 'INSTRUCTOR' } },
    },
  })
  await moveMember(
    acting(instructorId),
    { class: classId, person: studentIds[0] ?? '', to: elsewhere },
    new Date(),
  )
  const { rows } = await searchIn(classId)
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain('A secret class')
})

test('an ID that staff wrote gets no name of another class', async () => {
  const { classId, instructorId, studentIds } = await createClass({ students: 1 })
  const other = await createClass({ students: 1, items: [sampleItem('numeric')] })
  const [stranger = ''] = other.studentIds
  await database().user.update({ where: { id: stranger }, data: { name: 'A secret person' } })
  await database().item.updateMany({ where: { id: { in: other.itemIds } }, data: { classId: other.classId } })
  await database().quiz.update({ where: { id: other.quizId }, data: { title: 'A secret quiz' } })
  const group = await database().classGroup.create({
    data: { classId: other.classId, name: 'A secret group' },
  })
  const { id: attempt } = await startAssignment(stranger, other, { password: '', now: new Date() })
  const ids = [stranger, ...other.itemIds, other.quizId, other.assignmentId, group.id, attempt]
  const log = (after: object) =>
    database().auditEntry.create({
      data: {
        ...{ actorId: instructorId, classId, action: 'points.change', subjectType: 'class' },
        ...{ subjectId: classId, after },
      },
    })
  const shown = async () => (await searchIn(classId)).rows[0]?.changes[0]?.after
  for (const reason of ids) {
    await log({ reason })
    expect(await shown()).toEqual({ text: reason })
  }
  const [student = ''] = studentIds
  await log({ reason: student })
  expect(await shown()).toEqual({ text: 'Student 1' })
  await log({ reason: `About ${student}` })
  expect(await shown()).toEqual({ text: `About ${student}` })
})

test('a page of the log needs the same number of statements whatever it lists', async () => {
  const { classId, instructorId } = await createClass({ students: 1 })
  const add = (index: number) => createGroup(acting(instructorId), { class: classId, name: `Group ${index}` })
  await add(0)
  const one = await countStatements(() => searchIn(classId))
  for (const index of [1, 2, 3, 4]) await add(index)
  expect((await searchIn(classId)).rows).toHaveLength(5)
  expect(await countStatements(() => searchIn(classId))).toBe(one)
})
