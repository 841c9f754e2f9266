import { expect, test } from 'vitest'
import { requireClassPermission } from '@/server/access/class-access'
import { findStudentAssessment } from '@/server/analysis/assess-class'
import { getHeatMap, HeatSearchSchema } from '@/server/analysis/get-heat-map'
import { compareSides, getTrends, listComparable } from '@/server/analysis/get-trends'
import { getStudentPage } from '@/server/classes/student-queries'
import { errorWith } from '@/tests/support/class-people'
import { createAccount } from '@/tests/support/sample-class'
import { fillTeaching } from '@/tests/support/teaching-data'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

/** A class of the bundled course with 12 students in two groups, who answered everything. */
async function createFull() {
  const fixture = await fillTeaching(database(), { students: 12, assignments: 3, items: 10 })
  const { classId, instructorId } = fixture
  const course = { connect: { slug: 'csto-nagorno-karabakh' } }
  await database().class.update({ where: { id: classId }, data: { course } })
  await database().attemptItem.updateMany({
    where: { attempt: { quiz: { assignment: { classId } } } },
    data: { concept: 'legal-status' },
  })
  const members = await database().classMember.findMany({
    where: { classId, role: 'STUDENT' },
    orderBy: { userId: 'asc' },
  })
  const ids = members.map(({ userId }) => userId)
  const groups = []
  for (const [name, own] of [
    ['A', ids.slice(0, 6)],
    ['B', ids.slice(6)],
  ] as const)
    groups.push(
      await database().classGroup.create({
        data: { classId, name, members: { create: own.map((userId) => ({ userId })) } },
      }),
    )
  const ofClass = await requireClassPermission(instructorId, classId, 'viewGrades')
  return { ...fixture, ofClass, ids, groups: groups.map(({ id, name }) => ({ id, name })) }
}

test('groups and terms are compared with intervals, and means shown from 5 students on', async () => {
  const now = new Date()
  const { ofClass, instructorId, groups, ids } = await createFull()
  const [a, b] = groups
  const { rows, assignments } = await getTrends(ofClass, now)
  expect(assignments).toHaveLength(3)
  expect(rows.map(({ name, students }) => [name, students])).toEqual([
    ['Class', 12],
    ['A', 6],
    ['B', 6],
  ])
  for (const row of rows)
    for (const mean of Object.values(row.means)) expect(mean).toMatchObject({ n: row.students })
  const search = { one: `group:${a?.id}`, two: `group:${b?.id}` }
  const found = await compareSides(instructorId, ofClass, search)
  expect(found).toMatchObject({ one: { n: 6 }, two: { n: 6 }, concepts: 1 })
  const { difference = 0, low = 1, high = -1 } = found?.difference ?? {}
  expect(low).toBeLessThanOrEqual(difference)
  expect(high).toBeGreaterThanOrEqual(difference)
  await database().groupMember.deleteMany({
    where: { groupId: a?.id ?? '', userId: { in: ids.slice(0, 2) } },
  })
  expect(await compareSides(instructorId, ofClass, search)).toMatchObject({ one: null, difference: null })
})

test('only classes of the same course whose grades the viewer sees can be compared', async () => {
  const one = await createFull()
  const other = await createFull()
  const side = { one: `class:${one.classId}`, two: `class:${other.classId}` }
  await expect(compareSides(one.instructorId, one.ofClass, side)).rejects.toEqual(errorWith('NOT_FOUND'))
  expect(await listComparable(one.instructorId, one.ofClass, [])).toHaveLength(1)
  await database().classMember.create({
    data: { classId: other.classId, userId: one.instructorId, role: 'OBSERVER' },
  })
  expect(await compareSides(one.instructorId, one.ofClass, side)).toMatchObject({ two: { n: 12 } })
  expect(await listComparable(one.instructorId, one.ofClass, [])).toHaveLength(2)
  // A group of the other class has no students here.
  const foreign = { one: `class:${one.classId}`, two: `group:${other.groups[0]?.id}` }
  expect(await compareSides(one.instructorId, one.ofClass, foreign)).toMatchObject({ two: null })
  await database().class.update({ where: { id: other.classId }, data: { courseId: await newCourse() } })
  await expect(compareSides(one.instructorId, one.ofClass, side)).rejects.toEqual(errorWith('NOT_FOUND'))
})

async function newCourse(): Promise<string> {
  const slug = `course-${crypto.randomUUID()}`
  return (await database().course.create({ data: { slug, title: 'Another', contentHash: '' } })).id
}

test('the heat map has concepts or assignments, sorted and limited to a group', async () => {
  const { ofClass, groups } = await createFull()
  const read = (search: object) => getHeatMap(ofClass, HeatSearchSchema.parse(search), new Date())
  const byConcept = await read({ sort: 'average', order: 'down' })
  expect(byConcept.columns).toMatchObject([{ id: 'legal-status', answers: 360 }])
  const shares = byConcept.students.map(({ cells }) => cells['legal-status']?.share ?? 0)
  expect(shares).toEqual([...shares].sort((a, b) => b - a))
  const byAssignment = await read({ by: 'assignments', group: groups[0]?.id })
  expect(byAssignment.columns).toHaveLength(3)
  expect(byAssignment.students).toHaveLength(6)
})

test('a student’s page has the dates in effect, the last work, and expected recall of this class only', async () => {
  const { ofClass, instructorId, ids, assignmentId, quizId } = await createFull()
  const [studentId = ''] = ids
  const dueAt = '2099-01-01T12:00:00.000Z'
  await database().studentOverride.create({ data: { quizId, learnerId: studentId, limits: { dueAt } } })
  const now = new Date()
  const page = await getStudentPage(instructorId, { classId: ofClass.id, studentId }, now)
  expect(page.grades.find((grade) => grade.assignmentId === assignmentId)?.dates.dueAt).toEqual(
    new Date(dueAt),
  )
  expect(page.lastWorkAt).not.toBeNull()
  expect(page.workDays).toBe(1)
  expect(page.recall.map(({ days }) => days)).toEqual([0, 7, 30])
  const assessed = await findStudentAssessment(ofClass, studentId, now)
  expect(assessed?.assessment.reasons).toEqual([])
  expect(await findStudentAssessment(ofClass, await createAccount('Stranger'), now)).toBeNull()
})
