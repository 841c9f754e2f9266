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
import {
  GradebookSearchSchema,
  listGradebookColumns,
  listGradebookRows,
} from '@/server/grades/gradebook-queries'
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

async function submit(ofClass: Class, learnerId: string, assignmentId: string, answers: string[]) {
  const attemptId = await take(ofClass, learnerId, assignmentId, answers)
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
  const ofClass = await createClass({ students: 5 })
  const { courseId, classId } = ofClass
  const second = await createAssignmentRow({ courseId, classId, itemSlugs: ['item-1', 'item-2'] })
  const [one = '', two = '', three = '', , five = ''] = ofClass.studentIds
  await submit(ofClass, one, ofClass.assignmentId, ['a', 'a', 'b'])
  await submit(ofClass, two, ofClass.assignmentId, ['a', 'b', 'b'])
  await take(ofClass, three, ofClass.assignmentId, ['a'])
  await submit(ofClass, five, ofClass.assignmentId, ['a', 'a', 'a'])
  await submit(ofClass, five, second.assignmentId, ['b', 'a'])
  await database().classMember.updateMany({ where: { classId, userId: two }, data: { leftAt: new Date() } })
  return { ...ofClass, second, one, two, three, five }
}

type Worked = Awaited<ReturnType<typeof createWorked>>

/** Each page's counts for the first assignment. */
async function countEverywhere(of: Worked) {
  const target = { classId: of.classId, assignmentId: of.assignmentId }
  const [listed] = await listAssignmentsForStaff({ id: of.classId, courseSlug: of.courseSlug }, new Date())
  const live = await listLive(of.instructorId, target, new Date())
  const analysis = await getItemAnalysis(of.instructorId, target, 'first')
  const { columns } = await readGradebook(of)
  return {
    list: listed?.work,
    live: countWork(live),
    liveRows: live.length,
    n: analysis.quiz.n,
    mean: columns[0]?.meanRatio,
  }
}

test('every page counts the same before and after students leave or delete accounts', async () => {
  const of = await createWorked()
  const work = { students: 5, started: 4, submitted: 3, inProgress: 1, missed: 0, notStarted: 1 }
  const before = await countEverywhere(of)
  expect(before).toMatchObject({ list: work, live: work, liveRows: 5, n: 3 })
  expect(before.mean).toBeCloseTo((2 / 3 + 1 / 3 + 1) / 3, 9)
  await remove(of.one)
  expect(await countEverywhere(of)).toEqual(before)
  const live = await listLive(
    of.instructorId,
    { classId: of.classId, assignmentId: of.assignmentId },
    new Date(),
  )
  const former = live.filter(({ isFormer }) => isFormer)
  expect(former.map(({ name, attemptId }) => [name, attemptId === null])).toEqual([
    ['Deleted student', true],
    ['Student 2', false],
  ])
})

test('a student who works on another attempt counts as submitted on every page', async () => {
  const ofClass = await createClass({ students: 1, rules: { attempts: 2 } })
  const [student = ''] = ofClass.studentIds
  await submit(ofClass, student, ofClass.assignmentId, ['a'])
  await take(ofClass, student, ofClass.assignmentId, ['a'])
  const target = { classId: ofClass.classId, assignmentId: ofClass.assignmentId }
  const [listed] = await listAssignmentsForStaff(
    { id: ofClass.classId, courseSlug: ofClass.courseSlug },
    new Date(),
  )
  const live = countWork(await listLive(ofClass.instructorId, target, new Date()))
  expect(listed?.work).toEqual(live)
  expect(live).toMatchObject({ submitted: 1, inProgress: 0 })
})

test('former students’ answers count in the insight and the item analysis', async () => {
  const of = await createWorked()
  const { id: courseId } = await database().course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
  })
  await database().class.update({ where: { id: of.classId }, data: { courseId } })
  await database().attemptItem.updateMany({ data: { concept: 'legal-status' } })
  const read = async () =>
    (await getInsight(await requireClassPermission(of.instructorId, of.classId, 'viewGrades'))).heat
  const before = await read()
  await remove(of.one)
  await remove(of.five)
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
  const of = await createWorked()
  await remove(of.five)
  const { rows } = await readGradebook(of)
  const row = rows.find(({ isDeleted }) => isDeleted)
  const { lines } = await exportGrades(
    ...([of.instructorId, of.classId, GradebookSearchSchema.parse({})] as const),
    ...([{ form: 'long', separator: 'comma' }, new Date()] as const),
  )
  const exported = await previewGrades(
    of.instructorId,
    { classId: of.classId, assignmentId: null },
    lines.join('\n'),
  )
  expect(exported).toMatchObject({ changes: [], bad: [] })
  expect(row).toMatchObject({ name: 'Deleted student', email: '', totalRatio: null, cells: {} })
  expect(await database().formerGrade.count({ where: { formerStudent: { classId: of.classId } } })).toBe(0)
  await remove(of.two)
  // Former members are in no list of the current class: nothing replaces them.
  expect((await readGradebook(of)).rows.filter(({ isDeleted }) => isDeleted)).toHaveLength(1)
})

test('a class that keeps grades keeps only names, grades, and their dates', async () => {
  const of = await createWorked()
  const actor = acting(of.instructorId)
  await setKeepsGrades(actor, { class: of.classId, keepsGrades: true })
  await noteKeepsGradesSeen(of.classId, of.five, new Date())
  await setGrade(actor, { classId: of.classId, assignmentId: of.second.assignmentId }, of.five, {
    manualPoints: 7,
    reason: 'A reason that names them.',
    note: 'A note about them.',
  })
  const before = (await readGradebook(of)).rows.find(({ id }) => id === of.five)
  const { email } = await database().user.findUniqueOrThrow({ where: { id: of.five } })
  await remove(of.five)
  const { rows, columns } = await readGradebook(of)
  const row = rows.find(({ isDeleted }) => isDeleted)
  expect(row).toMatchObject({ name: 'Student 5', email: '', totalRatio: before?.totalRatio })
  expect(columns.map(({ id }) => row?.cells[id]?.ratio)).toEqual([1, 0.7])
  const formerStudents = await database().formerStudent.findMany({
    where: { classId: of.classId },
    include: { grades: true },
  })
  expect(formerStudents).toHaveLength(1)
  const today = new Date().toISOString().slice(0, 10)
  expect(formerStudents[0]?.grades.map(({ gradedOn }) => gradedOn.toISOString().slice(0, 10))).toEqual([
    today,
    today,
  ])
  // Nothing links the row to the account or to the responses that still count.
  expect(formerStudents[0]?.id).not.toBe(of.five)
  const learners = await database().attempt.findMany({
    where: { quizId: of.quizId },
    select: { learnerId: true },
  })
  expect(learners.map(({ learnerId }) => learnerId)).not.toContain(formerStudents[0]?.id)
  for (const form of ['wide', 'long'] as const) {
    const { lines } = await exportGrades(
      ...([of.instructorId, of.classId, GradebookSearchSchema.parse({})] as const),
      ...([{ form, separator: 'comma' }, new Date()] as const),
    )
    expect(lines.join('\n')).toContain('Student 5')
    expect(lines.join('\n')).not.toContain(email ?? '')
    // Importing the export changes nothing.
    const target = { classId: of.classId, assignmentId: null }
    expect(await previewGrades(of.instructorId, target, lines.join('\n'))).toMatchObject({
      ...{ changes: [], bad: [] },
    })
  }
  const left = await database().grade.findMany({ where: { learner: { isAnonymous: true } } })
  expect(left.map(({ note, manualReason }) => [note, manualReason])).toEqual(left.map(() => [null, null]))
})

test('an excused assignment and one without a grade keep nothing', async () => {
  const of = await createWorked()
  const actor = acting(of.instructorId)
  await setKeepsGrades(actor, { class: of.classId, keepsGrades: true })
  for (const id of [of.one, of.three]) await noteKeepsGradesSeen(of.classId, id, new Date())
  await setGrade(actor, { classId: of.classId, assignmentId: of.assignmentId }, of.one, { isExcused: true })
  await remove(of.one)
  await remove(of.three)
  expect(await database().formerStudent.count({ where: { classId: of.classId } })).toBe(0)
})

test('a class that keeps grades includes former students', async () => {
  const of = await createWorked()
  await setKeepsGrades(acting(of.instructorId), { class: of.classId, keepsGrades: true })
  await noteKeepsGradesSeen(of.classId, of.two, new Date())
  await remove(of.two)
  expect((await readGradebook(of)).rows.find(({ isDeleted }) => isDeleted)).toMatchObject({
    name: 'Student 2',
  })
})

test('a class keeps grades only of students who saw the notice', async () => {
  const of = await createWorked()
  const actor = acting(of.instructorId)
  await setKeepsGrades(actor, { class: of.classId, keepsGrades: true })
  expect(await database().notification.count({ where: { userId: of.one, kind: 'class-keeps-grades' } })).toBe(
    1,
  )
  expect(await database().notification.count({ where: { userId: of.two, kind: 'class-keeps-grades' } })).toBe(
    0,
  )
  expect(await listKeepingClasses(of.one)).toEqual([])
  await noteKeepsGradesSeen(of.classId, of.one, new Date())
  expect(await listKeepingClasses(of.one)).toEqual(['A class of a test'])
  await setKeepsGrades(actor, { class: of.classId, keepsGrades: true })
  expect(await listKeepingClasses(of.one)).toEqual(['A class of a test'])
  await setKeepsGrades(actor, { class: of.classId, keepsGrades: false })
  expect(await listKeepingClasses(of.one)).toEqual([])
  await setKeepsGrades(actor, { class: of.classId, keepsGrades: true })
  expect(await listKeepingClasses(of.one)).toEqual([])
  await remove(of.one)
  expect((await readGradebook(of)).rows.find(({ isDeleted }) => isDeleted)?.name).toBe('Deleted student')
  expect((await actionsOf(of.classId)).filter((action) => action === 'class.change')).toHaveLength(3)
})

test('new members see that the class keeps grades before they join', async () => {
  const of = await createClass()
  const actor = acting(of.instructorId)
  await setJoining(actor, { class: of.classId, code: 'keep', expiresAt: null, domain: null })
  const { code } = await getJoining(of.classId)
  await setKeepsGrades(actor, { class: of.classId, keepsGrades: true })
  const [seer, other] = [acting(await createAccount('Seer')), acting(await createAccount('Other'))]
  expect(await findClassToJoin(seer.id, code ?? '', new Date())).toMatchObject({ keepsGrades: true })
  await joinClass(seer, { code: code ?? '', keepsGrades: 'seen' }, new Date())
  expect(await listKeepingClasses(seer.id)).toEqual(['A class of a test'])
  // Their page was loaded before the class started to keep grades.
  await joinClass(other, { code: code ?? '' }, new Date())
  expect(await listKeepingClasses(other.id)).toEqual([])
})

test('only an instructor changes the setting, and a copied class keeps it', async () => {
  const of = await createClass()
  const [student = ''] = of.studentIds
  const change = { class: of.classId, keepsGrades: true }
  await expect(setKeepsGrades(acting(student), change)).rejects.toEqual(errorWith('FORBIDDEN'))
  await setKeepsGrades(acting(of.instructorId), change)
  const dates = { from: '2027-02-01', to: '2027-09-01', timeZone: 'UTC' }
  const copy = await copyClass(acting(of.instructorId), {
    class: of.classId,
    name: 'Copy',
    term: null,
    ...dates,
  })
  expect(await findKeepsGrades(copy.id)).toBe(true)
})
