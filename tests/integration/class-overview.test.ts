import { expect, test } from 'vitest'
import { requireClassPermission } from '@/server/access/class-access'
import { getClassOverview } from '@/server/analysis/get-class-overview'
import { OverviewSearchSchema } from '@/server/analysis/overview-filter'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { countStatements } from '@/tests/support/count-statements'
import { createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { fillTeaching } from '@/tests/support/teaching-data'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

type Class = Awaited<ReturnType<typeof createClass>>

async function overviewOf(fixture: Class, search: object = {}, now = new Date()) {
  const ofClass = await requireClassPermission(fixture.instructorId, fixture.classId, 'viewGrades')
  return getClassOverview(ofClass, OverviewSearchSchema.parse(search), now)
}

/** A class of the bundled course, whose students answered three questions about one concept. */
async function createWorked(answers: readonly string[]) {
  const items = [1, 2, 3].map((number) => ({
    ...sampleItem('single-choice'),
    id: `legal-${number}`,
    concept: 'legal-status',
  }))
  const fixture = await createClass({ students: answers.length, items })
  for (const [index, response] of answers.entries())
    await take(fixture, fixture.studentIds[index] ?? '', response)
  const { id: courseId } = await database().course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
  })
  await database().class.update({ where: { id: fixture.classId }, data: { courseId } })
  return fixture
}

async function take({ classId, assignmentId }: Class, learnerId: string, response: string) {
  const now = new Date()
  const { id: attemptId } = await startAssignment(learnerId, { classId, assignmentId }, { password: '', now })
  for (const slot of [1, 2, 3])
    await saveResponse({
      ...{ learnerId, attemptId, slot, response, revision: 0, clientId: 'tab', sequence: 1 },
    })
  await submitAttempt({ learnerId, attemptId, now })
}

async function createGroupWith({ classId }: Class, userIds: string[]): Promise<string> {
  const { id } = await database().classGroup.create({
    data: { classId, name: 'Seminar', members: { create: userIds.map((userId) => ({ userId })) } },
  })
  return id
}

test('a concept that a class got wrong is taught next, with its lesson and questions', async () => {
  const { teachNext, wentWell, atRisk } = await overviewOf(await createWorked(['b', 'b', 'a']))
  expect(teachNext).toMatchObject([
    { concept: 'legal-status', facility: expect.closeTo(1 / 3), answers: 9, students: 3 },
  ])
  expect(teachNext[0]?.lesson).toContain('#')
  expect(teachNext[0]?.questions.length).toBeGreaterThan(0)
  expect(wentWell.complete).toEqual(['An assignment'])
  expect(atRisk).toEqual([])
})

test('a group limits the students and the answers', async () => {
  const fixture = await createWorked(['a', 'a', 'a', 'b', 'b', 'b'])
  const wrong = await createGroupWith(fixture, fixture.studentIds.slice(3))
  expect((await overviewOf(fixture)).teachNext[0]).toMatchObject({ facility: 0.5, students: 6 })
  const { teachNext, students } = await overviewOf(fixture, { group: wrong })
  expect(teachNext[0]).toMatchObject({ facility: 0, students: 3 })
  expect(students.map(({ id }) => id).sort()).toEqual(fixture.studentIds.slice(3).sort())
})

test('a group of another class shows no one', async () => {
  const fixture = await createWorked(['b', 'b', 'b'])
  const other = await createWorked(['b', 'b', 'b'])
  const { students, teachNext, heat } = await overviewOf(fixture, {
    group: await createGroupWith(other, fixture.studentIds),
  })
  expect([students, teachNext, heat.students]).toEqual([[], [], []])
})

test('an assignment or days of submission limit the answers', async () => {
  const fixture = await createWorked(['b', 'b', 'b'])
  const answers = async (search: object) => (await overviewOf(fixture, search)).teachNext[0]?.answers
  expect(await answers({ assignment: fixture.assignmentId })).toBe(9)
  expect(await answers({ assignment: 'another' })).toBeUndefined()
  const today = new Date().toISOString().slice(0, 10)
  expect(await answers({ from: today, to: today })).toBe(9)
  expect(await answers({ from: '2020-01-01', to: '2020-12-31' })).toBeUndefined()
  // A date that makes no sense limits nothing.
  expect(await answers({ from: '2027-02-30' })).toBe(9)
})

test('a student who missed a closed assignment is listed, unless it is excused or still open for them', async () => {
  const fixture = await createClass({ students: 3 })
  const [excused = '', extended = '', missing = ''] = fixture.studentIds
  const { quizId } = fixture
  await database().class.update({
    where: { id: fixture.classId },
    data: { course: { connect: { slug: 'csto-nagorno-karabakh' } } },
  })
  const definition = await database().quiz.findUniqueOrThrow({ where: { id: quizId } })
  const stored = JSON.parse(JSON.stringify(definition.definition))
  stored.rules.closesAt = '2026-01-01T12:00:00.000Z'
  await database().quiz.update({ where: { id: quizId }, data: { definition: stored } })
  await database().grade.create({ data: { quizId, learnerId: excused, isExcused: true } })
  const limits = { closesAt: '2099-01-01T12:00:00.000Z' }
  await database().studentOverride.create({ data: { quizId, learnerId: extended, limits } })
  const { atRisk } = await overviewOf(fixture)
  expect(atRisk.map(({ id, assessment }) => [id, assessment.reasons])).toEqual([
    [missing, [{ kind: 'missed', missed: [fixture.assignmentId], closed: 1 }]],
  ])
})

test('the overview needs the same number of statements for any class', async () => {
  const measure = async (size: Parameters<typeof fillTeaching>[1]) => {
    const { classId, instructorId } = await fillTeaching(database(), size)
    await database().class.update({
      where: { id: classId },
      data: { course: { connect: { slug: 'csto-nagorno-karabakh' } } },
    })
    const ofClass = await requireClassPermission(instructorId, classId, 'viewGrades')
    return countStatements(() => getClassOverview(ofClass, OverviewSearchSchema.parse({}), new Date()))
  }
  const small = await measure({ students: 3, assignments: 2, items: 2 })
  expect(await measure({ students: 40, assignments: 12, items: 8 })).toBe(small)
})
