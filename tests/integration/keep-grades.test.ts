import { expect, test, vi } from 'vitest'
import { countWork } from '@/domain/attempts/count-work'
import { requireClassPermission } from '@/server/access/class-access'
import { deleteAccount } from '@/server/accounts/delete-account'
import { getInsight } from '@/server/analysis/get-insight'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { listAssignmentsForStaff } from '@/server/assignments/assignment-queries'
import { listLive } from '@/server/assignments/live-queries'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getJoining, setJoining } from '@/server/classes/change-class'
import { copyClass } from '@/server/classes/copy-class'
import { findClassToJoin, joinClass } from '@/server/classes/join-class'
import {
  findKeepsGrades,
  listKeepingClasses,
  noteKeepsGradesSeen,
  setKeepsGrades,
} from '@/server/classes/keep-grades'
import { exportGrades } from '@/server/grades/export-grades'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import { GradebookSearchSchema, listGradebookRows } from '@/server/grades/gradebook-queries'
import { previewGrades } from '@/server/grades/import-grades'
import { setGrade } from '@/server/grades/set-grade'
import { acting, actionsOf, errorWith } from '@/tests/support/class-people'
import { createAccount, createAssignmentRow, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

type Class = Awaited<ReturnType<typeof createClass>>

async function take({ classId }: Class, learnerId: string, assignmentId: string, answers: string[]) {
  const { id: attemptId } = await startAssignment(
    learnerId,
    { classId, assignmentId },
    { password: '', now: new Date() },
  )
  for (const [index, response] of answers.entries())
    await saveResponse({
      ...{ learnerId, attemptId, slot: index + 1, response, revision: 0, clientId: 'tab', sequence: 1 },
    })
  return attemptId
}

async function submit(testClass: Class, learnerId: string, assignmentId: string, answers: string[]) {
  const attemptId = await take(testClass, learnerId, assignmentId, answers)
  await submitAttempt({ learnerId, attemptId, now: new Date() })
  return attemptId
}

async function remove(id: string): Promise<void> {
  const { email } = await database().user.findUniqueOrThrow({ where: { id } })
  const viewer = { id, email, name: 'x', role: 'LEARNER' as const, isGuest: false }
  await deleteAccount({ password: '', confirmation: 'delete' }, viewer)
}

async function readGradebook({ classId }: { classId: string }, search: object = {}) {
  const columns = await listGradebookColumns(classId, new Date())
  return { columns, ...(await listGradebookRows(classId, columns, GradebookSearchSchema.parse(search))) }
}

/** Students 1 to 5: submitted, submitted and left, in progress, not started, submitted both. */
async function createWorked() {
  const testClass = await createClass({ students: 5 })
  const { courseId, classId } = testClass
  const second = await createAssignmentRow({ courseId, classId, itemSlugs: ['item-1', 'item-2'] })
  const [one = '', two = '', three = '', , five = ''] = testClass.studentIds
  await submit(testClass, one, testClass.assignmentId, ['a', 'a', 'b'])
  await submit(testClass, two, testClass.assignmentId, ['a', 'b', 'b'])
  await take(testClass, three, testClass.assignmentId, ['a'])
  await submit(testClass, five, testClass.assignmentId, ['a', 'a', 'a'])
  await submit(testClass, five, second.assignmentId, ['b', 'a'])
  await database().classMember.updateMany({ where: { classId, userId: two }, data: { leftAt: new Date() } })
  return { ...testClass, second, one, two, three, five }
}

type Worked = Awaited<ReturnType<typeof createWorked>>

/** Each page's counts for the first assignment. */
async function countEverywhere(fixture: Worked) {
  const target = { classId: fixture.classId, assignmentId: fixture.assignmentId }
  const [listed] = await listAssignmentsForStaff(
    { id: fixture.classId, courseSlug: fixture.courseSlug },
    new Date(),
  )
  const live = await listLive(fixture.instructorId, target, new Date())
  const analysis = await getItemAnalysis(fixture.instructorId, target, 'first')
  const { columns } = await readGradebook(fixture)
  return {
    list: listed?.work,
    live: countWork(live),
    liveRows: live.length,
    n: analysis.quiz.n,
    mean: columns[0]?.meanRatio,
  }
}

test('every page counts the same before and after students leave or delete accounts', async () => {
  const fixture = await createWorked()
  const work = { students: 5, started: 4, submitted: 3, inProgress: 1, missed: 0, notStarted: 1 }
  const before = await countEverywhere(fixture)
  expect(before).toMatchObject({ list: work, live: work, liveRows: 5, n: 3 })
  expect(before.mean).toBeCloseTo((2 / 3 + 1 / 3 + 1) / 3, 9)
  await remove(fixture.one)
  expect(await countEverywhere(fixture)).toEqual(before)
  const live = await listLive(
    fixture.instructorId,
    { classId: fixture.classId, assignmentId: fixture.assignmentId },
    new Date(),
  )
  const former = live.filter(({ isFormer }) => isFormer)
  expect(former.map(({ name, attemptId }) => [name, attemptId === null])).toEqual([
    ['Deleted student', true],
    ['Student 2', false],
  ])
})

test('a student who works on another attempt counts as submitted on every page', async () => {
  const testClass = await createClass({ students: 1, rules: { attempts: 2 } })
  const [student = ''] = testClass.studentIds
  await submit(testClass, student, testClass.assignmentId, ['a'])
  await take(testClass, student, testClass.assignmentId, ['a'])
  const target = { classId: testClass.classId, assignmentId: testClass.assignmentId }
  const [listed] = await listAssignmentsForStaff(
    { id: testClass.classId, courseSlug: testClass.courseSlug },
    new Date(),
  )
  const live = countWork(await listLive(testClass.instructorId, target, new Date()))
  expect(listed?.work).toEqual(live)
  expect(live).toMatchObject({ submitted: 1, inProgress: 0 })
})

test('former students’ answers count in the insight and the item analysis', async () => {
  const fixture = await createWorked()
  const { id: courseId } = await database().course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
  })
  await database().class.update({ where: { id: fixture.classId }, data: { courseId } })
  await database().attemptItem.updateMany({ data: { concept: 'legal-status' } })
  const read = async () =>
    (await getInsight(await requireClassPermission(fixture.instructorId, fixture.classId, 'viewGrades'))).heat
  const before = await read()
  await remove(fixture.one)
  await remove(fixture.five)
  const after = await read()
  const figures = ({ concepts }: typeof before) =>
    concepts.map(({ answers, facility }) => [answers, facility.toFixed(9)])
  expect(figures(after)).toEqual(figures(before))
  expect(after.students.find(({ id }) => id === null)).toMatchObject({
    name: 'Deleted students',
    cells: { 'legal-status': { answers: 8 } },
  })
})

test('without the setting, “Deleted student” replaces the row without grades', async () => {
  const fixture = await createWorked()
  await remove(fixture.five)
  const { rows } = await readGradebook(fixture)
  const row = rows.find(({ isDeleted }) => isDeleted)
  const { lines } = await exportGrades(
    ...([fixture.instructorId, fixture.classId, GradebookSearchSchema.parse({})] as const),
    ...([{ form: 'long', separator: 'comma' }, new Date()] as const),
  )
  const exported = await previewGrades(
    fixture.instructorId,
    { classId: fixture.classId, assignmentId: null },
    lines.join('\n'),
  )
  expect(exported).toMatchObject({ changes: [], bad: [] })
  expect(row).toMatchObject({ name: 'Deleted student', email: '', totalRatio: null, cells: {} })
  expect(await database().formerGrade.count({ where: { formerStudent: { classId: fixture.classId } } })).toBe(
    0,
  )
  await remove(fixture.two)
  // Former members are in no list of the current class: nothing replaces them.
  expect((await readGradebook(fixture)).rows.filter(({ isDeleted }) => isDeleted)).toHaveLength(1)
})

test('a class that keeps grades keeps only names, grades, and their dates', async () => {
  const fixture = await createWorked()
  const actor = acting(fixture.instructorId)
  await setKeepsGrades(actor, { class: fixture.classId, keepsGrades: true })
  await noteKeepsGradesSeen(fixture.classId, fixture.five, new Date())
  await setGrade(
    actor,
    { classId: fixture.classId, assignmentId: fixture.second.assignmentId },
    fixture.five,
    {
      manualPoints: 7,
      reason: 'A reason that names them.',
      note: 'A note about them.',
    },
  )
  const before = (await readGradebook(fixture)).rows.find(({ id }) => id === fixture.five)
  const { email } = await database().user.findUniqueOrThrow({ where: { id: fixture.five } })
  await remove(fixture.five)
  const { rows, columns } = await readGradebook(fixture)
  const row = rows.find(({ isDeleted }) => isDeleted)
  expect(row).toMatchObject({ name: 'Student 5', email: '', totalRatio: before?.totalRatio })
  expect(columns.map(({ id }) => row?.cells[id]?.ratio)).toEqual([1, 0.7])
  const formerStudents = await database().formerStudent.findMany({
    where: { classId: fixture.classId },
    include: { grades: true },
  })
  expect(formerStudents).toHaveLength(1)
  const today = new Date().toISOString().slice(0, 10)
  expect(formerStudents[0]?.grades.map(({ gradedOn }) => gradedOn.toISOString().slice(0, 10))).toEqual([
    today,
    today,
  ])
  // Nothing links the row to the account or to the responses that still count.
  expect(formerStudents[0]?.id).not.toBe(fixture.five)
  const learners = await database().attempt.findMany({
    where: { quizId: fixture.quizId },
    select: { learnerId: true },
  })
  expect(learners.map(({ learnerId }) => learnerId)).not.toContain(formerStudents[0]?.id)
  for (const form of ['wide', 'long'] as const) {
    const { lines } = await exportGrades(
      ...([fixture.instructorId, fixture.classId, GradebookSearchSchema.parse({})] as const),
      ...([{ form, separator: 'comma' }, new Date()] as const),
    )
    expect(lines.join('\n')).toContain('Student 5')
    expect(lines.join('\n')).not.toContain(email ?? '')
    // Importing the export changes nothing.
    const target = { classId: fixture.classId, assignmentId: null }
    expect(await previewGrades(fixture.instructorId, target, lines.join('\n'))).toMatchObject({
      ...{ changes: [], bad: [] },
    })
  }
  const left = await database().grade.findMany({ where: { learner: { isAnonymous: true } } })
  expect(left.map(({ note, manualReason }) => [note, manualReason])).toEqual(left.map(() => [null, null]))
})

test('an excused assignment and one without a grade keep nothing', async () => {
  const fixture = await createWorked()
  const actor = acting(fixture.instructorId)
  await setKeepsGrades(actor, { class: fixture.classId, keepsGrades: true })
  for (const id of [fixture.one, fixture.three]) await noteKeepsGradesSeen(fixture.classId, id, new Date())
  await setGrade(actor, { classId: fixture.classId, assignmentId: fixture.assignmentId }, fixture.one, {
    isExcused: true,
  })
  await remove(fixture.one)
  await remove(fixture.three)
  expect(await database().formerStudent.count({ where: { classId: fixture.classId } })).toBe(0)
})

test('a class that keeps grades includes former students', async () => {
  const fixture = await createWorked()
  await setKeepsGrades(acting(fixture.instructorId), { class: fixture.classId, keepsGrades: true })
  await noteKeepsGradesSeen(fixture.classId, fixture.two, new Date())
  await remove(fixture.two)
  expect((await readGradebook(fixture)).rows.find(({ isDeleted }) => isDeleted)).toMatchObject({
    name: 'Student 2',
  })
})

test('a class keeps grades only of students who saw the notice', async () => {
  const fixture = await createWorked()
  const actor = acting(fixture.instructorId)
  await setKeepsGrades(actor, { class: fixture.classId, keepsGrades: true })
  expect(
    await database().notification.count({ where: { userId: fixture.one, kind: 'class-keeps-grades' } }),
  ).toBe(1)
  expect(
    await database().notification.count({ where: { userId: fixture.two, kind: 'class-keeps-grades' } }),
  ).toBe(0)
  expect(await listKeepingClasses(fixture.one)).toEqual([])
  await noteKeepsGradesSeen(fixture.classId, fixture.one, new Date())
  expect(await listKeepingClasses(fixture.one)).toEqual(['A class of a test'])
  await setKeepsGrades(actor, { class: fixture.classId, keepsGrades: true })
  expect(await listKeepingClasses(fixture.one)).toEqual(['A class of a test'])
  await setKeepsGrades(actor, { class: fixture.classId, keepsGrades: false })
  expect(await listKeepingClasses(fixture.one)).toEqual([])
  await setKeepsGrades(actor, { class: fixture.classId, keepsGrades: true })
  expect(await listKeepingClasses(fixture.one)).toEqual([])
  await remove(fixture.one)
  expect((await readGradebook(fixture)).rows.find(({ isDeleted }) => isDeleted)?.name).toBe('Deleted student')
  expect((await actionsOf(fixture.classId)).filter((action) => action === 'class.change')).toHaveLength(3)
})

test('new members see that the class keeps grades before they join', async () => {
  const fixture = await createClass()
  const actor = acting(fixture.instructorId)
  await setJoining(actor, { class: fixture.classId, code: 'keep', expiresAt: null, domain: null })
  const { code } = await getJoining(fixture.classId)
  await setKeepsGrades(actor, { class: fixture.classId, keepsGrades: true })
  const [seer, other] = [acting(await createAccount('Seer')), acting(await createAccount('Other'))]
  expect(await findClassToJoin(seer.id, code ?? '', new Date())).toMatchObject({ keepsGrades: true })
  await joinClass(seer, { code: code ?? '', keepsGrades: 'seen' }, new Date())
  expect(await listKeepingClasses(seer.id)).toEqual(['A class of a test'])
  // Their page was loaded before the class started to keep grades.
  await joinClass(other, { code: code ?? '' }, new Date())
  expect(await listKeepingClasses(other.id)).toEqual([])
})

test('only an instructor changes the setting, and a copied class keeps it', async () => {
  const fixture = await createClass()
  const [student = ''] = fixture.studentIds
  const change = { class: fixture.classId, keepsGrades: true }
  await expect(setKeepsGrades(acting(student), change)).rejects.toEqual(errorWith('FORBIDDEN'))
  await setKeepsGrades(acting(fixture.instructorId), change)
  const dates = { from: '2027-02-01', to: '2027-09-01', timeZone: 'UTC' }
  const copy = await copyClass(acting(fixture.instructorId), {
    class: fixture.classId,
    name: 'Copy',
    term: null,
    ...dates,
  })
  expect(await findKeepsGrades(copy.id)).toBe(true)
})
