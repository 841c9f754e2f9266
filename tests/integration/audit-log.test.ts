import { expect, test } from 'vitest'
import { AuditSearchSchema, searchAudit } from '@/server/audit/audit-queries'
import { moveMember, setMemberRole } from '@/server/classes/change-member'
import { createGroup } from '@/server/classes/groups'
import { acting } from '@/tests/support/class-people'
import { countStatements } from '@/tests/support/count-statements'
import { createClass } from '@/tests/support/sample-class'
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

test('a page of the log needs the same number of statements whatever it lists', async () => {
  const { classId, instructorId } = await createClass({ students: 1 })
  const add = (index: number) => createGroup(acting(instructorId), { class: classId, name: `Group ${index}` })
  await add(0)
  const one = await countStatements(() => searchIn(classId))
  for (const index of [1, 2, 3, 4]) await add(index)
  expect((await searchIn(classId)).rows).toHaveLength(5)
  expect(await countStatements(() => searchIn(classId))).toBe(one)
})
