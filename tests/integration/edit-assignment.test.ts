import { expect, test } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { BankSearchSchema, searchBank } from '@/server/assignments/bank-queries'
import { saveSettings } from '@/server/assignments/change-assignment'
import { createAssignment } from '@/server/assignments/create-assignment'
import { describeProblem } from '@/server/assignments/describe-problems'
import { editAssignmentQuestions, QuestionEditSchema, readRemoved } from '@/server/assignments/edit-questions'
import { gradePreview } from '@/server/assignments/preview-assignment'
import { publishAssignment, unpublishAssignment } from '@/server/assignments/publish-assignment'
import { setLimits } from '@/server/assignments/set-limits'
import { summarizeAssignment } from '@/server/assignments/summarize-assignment'
import { saveResponse } from '@/server/attempts/save-response'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { countAssignmentsWith } from '@/server/items/item-queries'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { digestDatabase } from '@/tests/support/database-digest'
import { createAssignmentRow, createBankItem, createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const now = () => new Date()
const by = (id: string) => ({ id, ipAddress: '192.0.2.1' })
const code = (wanted: string) => expect.objectContaining({ code: wanted })
type Class = Awaited<ReturnType<typeof createClass>>
const targetOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })
const read = (testClass: Class) =>
  requireAssignmentPermission(testClass.instructorId, targetOf(testClass), 'teach')

async function take(testClass: Class, learnerId: string, answers: string[]) {
  const { id: attemptId } = await startAssignment(learnerId, targetOf(testClass), {
    ...{ password: '', now: now() },
  })
  for (const [index, response] of answers.entries())
    await saveResponse({
      ...{ learnerId, attemptId, slot: index + 1, response },
      ...{ revision: 0, clientId: 'tab', sequence: 1 },
    })
  await submitAttempt({ learnerId, attemptId, now: now() })
}

test('the bank shows how often questions were used and how well students did', async () => {
  const testClass = await createClass({ students: 5 })
  const { classId, courseId, instructorId, studentIds } = testClass
  await createBankItem(courseId, { ...sampleItem('numeric'), id: 'own', demand: 'apply' }, { classId })
  for (const [index, learnerId] of studentIds.entries())
    await take(testClass, learnerId, ['a', index < 2 ? 'a' : 'b', 'a'])
  const search = async (fields: object) =>
    (await searchBank(instructorId, await read(testClass), BankSearchSchema.parse(fields))).found.map(
      (row) => ({
        ...{ slug: row.slug, timesUsed: row.timesUsed, facility: row.facility },
      }),
    )
  expect(await search({})).toEqual([
    { slug: 'item-1', timesUsed: 1, facility: 1 },
    { slug: 'item-2', timesUsed: 1, facility: 0.4 },
    { slug: 'item-3', timesUsed: 1, facility: 1 },
    { slug: 'own', timesUsed: 0, facility: null },
  ])
  expect(await search({ facility: 'hard' })).toMatchObject([{ slug: 'item-2' }])
  expect(await search({ facility: 'easy', use: 'used' })).toHaveLength(2)
  expect(await search({ facility: 'easy', use: 'never' })).toEqual([])
  expect(await search({ demand: 'apply', whose: 'class', use: 'never' })).toMatchObject([{ slug: 'own' }])
  const kept = BankSearchSchema.parse({ facility: 'easy', s: ['own', 'item-2'] })
  const { selected } = await searchBank(instructorId, await read(testClass), kept)
  expect(selected.map(({ slug }) => slug)).toEqual(['own', 'item-2'])
  // Another instructor's class says nothing about this one.
  const other = await createClass()
  await database().class.update({ where: { id: other.classId }, data: { courseId } })
  const { found } = await searchBank(
    other.instructorId,
    await read({ ...other, courseId }),
    BankSearchSchema.parse({ use: 'used' }),
  )
  expect(found.map(({ slug }) => slug)).not.toContain('item-2')
})

test('a question with full credit by a regrade stays used, but its points don’t make it easy', async () => {
  const testClass = await createClass({ students: 5 })
  for (const learnerId of testClass.studentIds) await take(testClass, learnerId, ['b', 'a', 'b'])
  const search = async (fields: object) =>
    (await searchBank(testClass.instructorId, await read(testClass), BankSearchSchema.parse(fields))).found
  const slugs = async (facility: string) => (await search({ facility })).map(({ slug }) => slug)
  expect(await slugs('hard')).toEqual(['item-1', 'item-3'])
  await applyRegrade(by(testClass.instructorId), targetOf(testClass), {
    ...{ item: testClass.itemIds[0] ?? '', version: '', policy: 'full-credit', reason: 'It was unclear.' },
    now: now(),
  })
  expect(await slugs('easy')).toEqual(['item-2'])
  expect(await slugs('hard')).toEqual(['item-3'])
  expect(await search({ facility: 'unknown' })).toMatchObject([{ slug: 'item-1', timesUsed: 1 }])
})

test('with fewer than five answers, the bank shows no facility', async () => {
  const testClass = await createClass({ students: 4 })
  for (const learnerId of testClass.studentIds) await take(testClass, learnerId, ['a', 'a', 'a'])
  const search = BankSearchSchema.parse({ facility: 'unknown' })
  const { found } = await searchBank(testClass.instructorId, await read(testClass), search)
  expect(found).toHaveLength(3)
})

test('the summary says what each student gets, whom settings affect, and what is wrong', async () => {
  const testClass = await createClass({ students: 3, rules: { resultsPolicy: 'homework', attempts: 1 } })
  const [first = '', second = ''] = testClass.studentIds
  await take(testClass, first, ['a'])
  await setLimits(by(testClass.instructorId), targetOf(testClass), {
    ...{
      learnerIds: [second],
      groupIds: [],
      change: { set: { attempts: 3 }, clear: [] },
      isFinal: false,
      now: now(),
    },
  })
  const summary = await summarizeAssignment(await read(testClass), now())
  expect(summary).toMatchObject({
    ...{ students: 3, started: 1, count: { min: 3, max: 3, points: { min: 3, max: 3 } } },
    exceptions: { attempts: 1, dueAt: 0 },
    problems: [{ kind: 'never-closes' }],
  })
  const [problem] = summary.problems
  if (!problem) throw new Error('there is a problem')
  expect(describeProblem(problem, { form: 'settings', people: '/people' })).toMatchObject({
    ...{ href: '#settings-closesAt', isBlocking: false },
  })
})

test('with a title, questions, and a due date, a new assignment has no problems', async () => {
  const testClass = await createClass({ students: 1 })
  const actor = by(testClass.instructorId)
  const assignmentId = await createAssignment(actor, testClass.classId, { title: 'New', quiz: '' })
  const target = { classId: testClass.classId, assignmentId }
  const readNew = () => read({ ...testClass, assignmentId })
  await editAssignmentQuestions(actor, target, { do: 'add-items', items: ['item-1'] })
  const save = async (dates: Partial<Record<'dueAt' | 'closesAt', Date | null>>) => {
    const { quiz, points } = await readNew()
    const details = { title: quiz.title, points, instructions: '', examAt: null }
    const rules = { ...quiz.rules, ...dates }
    await saveSettings(actor, target, {
      details,
      shownDetails: details,
      rules,
      shown: quiz.rules,
      now: now(),
    })
    return (await readNew()).quiz.rules
  }
  const [due, later] = [new Date('2031-05-01T12:00:00Z'), new Date('2031-05-08T12:00:00Z')]
  expect(await save({ dueAt: due })).toMatchObject({ dueAt: due, closesAt: due })
  expect((await summarizeAssignment(await readNew(), now())).problems).toEqual([])
  expect(await save({ dueAt: later })).toMatchObject({ closesAt: later })
  // Cleared on purpose.
  expect(await save({ closesAt: null })).toMatchObject({ dueAt: later, closesAt: null })
  expect(await save({ dueAt: due })).toMatchObject({ closesAt: null })
  // A published assignment changes only as its instructor says.
  await save({ dueAt: null })
  await publishAssignment(actor, target, now())
  expect(await save({ dueAt: due })).toMatchObject({ dueAt: due, closesAt: null })
})

test('a new assignment has only what the instructor added', async () => {
  const testClass = await createClass()
  const assignmentId = await createAssignment(by(testClass.instructorId), testClass.classId, {
    ...{ title: 'New', quiz: '' },
  })
  const { quiz, instructions, examAt } = await read({ ...testClass, assignmentId })
  const { items, pools, points, overallFeedback, unseenDays } = quiz.definition
  expect({ items, pools, points, overallFeedback, unseenDays, instructions, examAt }).toEqual({
    ...{ items: [], pools: [], points: {}, overallFeedback: [], unseenDays: undefined },
    ...{ instructions: null, examAt: null },
  })
})

test('questions are added from one field with commas', async () => {
  const testClass = await createClass({ isPublished: false })
  const edit = QuestionEditSchema.parse({ do: 'add-items', items: 'item-3,item-1' })
  expect(edit).toEqual({ do: 'add-items', items: ['item-3', 'item-1'] })
  await editAssignmentQuestions(by(testClass.instructorId), targetOf(testClass), edit)
})

test('removing a question or random rule returns what is needed to undo it', async () => {
  const testClass = await createClass({ students: 1 })
  const edit = (fields: object) =>
    editAssignmentQuestions(by(testClass.instructorId), targetOf(testClass), QuestionEditSchema.parse(fields))
  const before = async () => (await read(testClass)).quiz.definition
  const whole = await before()
  const removed = await edit({ do: 'remove-item', item: 'item-2' })
  expect(removed).toEqual({ what: 'item', item: 'item-2', at: 1, points: 1 })
  expect(await edit({ do: 'remove-item', item: 'item-2' })).toBeNull()
  expect(readRemoved(JSON.stringify(removed))).toEqual(removed)
  for (const text of ['', '{', '{"what":"item"}', undefined]) expect(readRemoved(text)).toBeNull()
  const restore = { do: 'restore-item', item: 'item-2', at: '1', points: '1' }
  await edit(restore)
  await edit(restore)
  expect(await before()).toEqual(whole)
  await expect(edit({ ...restore, item: 'of-nobody' })).rejects.toEqual(code('NOT_FOUND'))
  const pool = { concepts: ['canary-concept'], count: 1 }
  await edit({ do: 'restore-pool', at: '0', pool: JSON.stringify(pool) })
  expect((await before()).pools).toEqual([pool])
  expect(await edit({ do: 'remove-pool', index: '0', pool: JSON.stringify(pool) })).toEqual({
    ...{ what: 'pool', at: 0, pool },
  })
  for (const text of ['', '{}', 'null', '{"concepts":[],"count":1}'])
    expect(QuestionEditSchema.safeParse({ do: 'restore-pool', at: '0', pool: text }).success).toBe(false)
})

test('publishing can be undone until a student starts', async () => {
  const testClass = await createClass({ students: 1, isPublished: false })
  const [learnerId = ''] = testClass.studentIds
  const actor = by(testClass.instructorId)
  const target = targetOf(testClass)
  await publishAssignment(actor, target, now())
  const notes = () => database().notification.count({ where: { userId: learnerId } })
  expect(await notes()).toBe(1)
  const other = await createClass()
  await expect(unpublishAssignment(by(other.instructorId), target)).rejects.toEqual(code('NOT_FOUND'))
  await unpublishAssignment(actor, target)
  await unpublishAssignment(actor, target)
  expect((await read(testClass)).publishedAt).toBeNull()
  expect(await notes()).toBe(0)
  const acts = await database().auditEntry.findMany({
    where: { classId: testClass.classId },
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  expect(acts.map(({ action }) => action)).toEqual(['assignment.publish', 'assignment.unpublish'])
  await publishAssignment(actor, target, now())
  await take(testClass, learnerId, ['a'])
  await expect(unpublishAssignment(actor, target)).rejects.toEqual(code('CONFLICT'))
  expect((await read(testClass)).publishedAt).not.toBeNull()
})

test('undoing a publication removes due reminders, is logged once, and never leaves an attempt in a draft', async () => {
  const testClass = await createClass({ students: 2 })
  const [reader = '', starter = ''] = testClass.studentIds
  const { quiz } = await read(testClass)
  const target = targetOf(testClass)
  const path = `/classes/${target.classId}/assignments/${target.assignmentId}`
  await database().notification.create({
    data: { userId: reader, kind: 'due-tomorrow', title: 'Due tomorrow', body: '', path },
  })
  const undo = () => unpublishAssignment(by(testClass.instructorId), target)
  await Promise.all([undo(), undo()])
  expect(await database().notification.count({ where: { path } })).toBe(0)
  const logged = { classId: testClass.classId, action: 'assignment.unpublish' }
  expect(await database().auditEntry.count({ where: logged })).toBe(1)
  // The student’s start had read the published assignment.
  await expect(
    startAttempt({
      ...{ learnerId: starter, courseSlug: testClass.courseSlug, quizSlug: quiz.slug, quiz, now: now() },
    }),
  ).rejects.toEqual(code('NOT_FOUND'))
  expect(await database().attempt.count({ where: { quizId: testClass.quizId } })).toBe(0)
})

test('a preview is answered and graded without writing a row', async () => {
  const testClass = await createClass({ rules: { resultsPolicy: 'homework' } })
  const form = new FormData()
  form.set('s1', 'a')
  form.set('s2', 'b')
  const other = await createClass()
  const before = await digestDatabase()
  const grade = (hasKeys: boolean, viewerId = testClass.instructorId) =>
    gradePreview(viewerId, targetOf(testClass), { seed: 'preview-1', form, hasKeys, now: now() })
  // Homework shows points right after submission, and correct answers only after closing.
  const shown = await grade(false)
  expect(shown).toMatchObject({ earned: 1, possible: 3 })
  expect(shown.items.map(({ review }) => review.rows.some(({ correct }) => correct))).toEqual([
    ...[false, false, false],
  ])
  const withKeys = await grade(true)
  expect(withKeys.items.map(({ review }) => review.status)).toEqual(['correct', 'incorrect', 'unanswered'])
  expect(withKeys.items.every(({ review }) => review.rows.some(({ correct }) => correct))).toBe(true)
  const [learnerId = ''] = testClass.studentIds
  await expect(grade(true, learnerId)).rejects.toEqual(code('FORBIDDEN'))
  await expect(grade(true, other.instructorId)).rejects.toEqual(code('NOT_FOUND'))
  expect(await digestDatabase()).toBe(before)
})

test('the assignments that select a question are counted before it is retired', async () => {
  const testClass = await createClass()
  const { courseId, classId, assignmentId } = testClass
  const count = (...slugs: string[]) => countAssignmentsWith(slugs, courseId)
  expect(await count('item-1')).toBe(1)
  await createAssignmentRow({ courseId, classId, itemSlugs: ['item-1'] })
  expect([await count('item-1'), await count('item-2'), await count('item-9')]).toEqual([2, 1, 0])
  expect([await count('item-1', 'item-2', 'item-9'), await count()]).toEqual([2, 0])
  await database().assignment.update({ where: { id: assignmentId }, data: { removedAt: now() } })
  expect(await count('item-1')).toBe(1)
})
