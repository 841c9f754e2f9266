import { expect, test } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveSettings, setQuestions } from '@/server/assignments/change-assignment'
import { countForStaff } from '@/server/assignments/count-asked'
import { createAssignment } from '@/server/assignments/create-assignment'
import { editAssignmentQuestions, savePoints } from '@/server/assignments/edit-questions'
import { publishAssignment } from '@/server/assignments/publish-assignment'
import { poolAsShown, questionsFromForm, type TypedQuestions } from '@/server/assignments/typed-questions'
import { findResults } from '@/server/attempts/find-results'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { copyClass } from '@/server/classes/copy-class'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { createBankItem, createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const now = () => new Date()
const by = (id: string) => ({ id, ipAddress: '192.0.2.1' })
type Class = Awaited<ReturnType<typeof createClass>>
const targetOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })
const read = (testClass: Class) =>
  requireAssignmentPermission(testClass.instructorId, targetOf(testClass), 'teach')

const weigh = (testClass: Class, points: Record<string, number>) =>
  savePoints(by(testClass.instructorId), targetOf(testClass), {
    items: Object.entries(points).map(([item, worth]) => ({ item, points: worth })),
    pools: [],
  })

async function start(testClass: Class, learnerId: string, at = now()) {
  return (await startAssignment(learnerId, targetOf(testClass), { password: '', now: at })).id
}

async function answer(attemptId: string, learnerId: string, answers: unknown[], at = now()) {
  for (const [index, response] of answers.entries())
    await saveResponse({
      ...{ learnerId, attemptId, slot: index + 1, response },
      ...{ revision: 0, clientId: 'tab', sequence: 1 },
    })
  await submitAttempt({ learnerId, attemptId, now: at })
}

const attemptOf = (id: string) =>
  database().attempt.findUniqueOrThrow({
    where: { id },
    select: {
      earned: true,
      possible: true,
      items: { orderBy: { slot: 'asc' }, select: { points: true, earned: true, possible: true } },
    },
  })

test('questions count by their points in scores, results, and the gradebook', async () => {
  const testClass = await createClass({ students: 1, rules: { resultsPolicy: 'practice' } })
  const [learnerId = ''] = testClass.studentIds
  await weigh(testClass, { 'item-1': 5, 'item-2': 2.5 })
  expect((await countForStaff(await read(testClass), now())).points).toEqual({ min: 8.5, max: 8.5 })
  const id = await start(testClass, learnerId)
  await answer(id, learnerId, ['a', 'b', 'a'])
  expect(await attemptOf(id)).toEqual({
    ...{ earned: 6, possible: 8.5 },
    items: [
      { points: 5, earned: 5, possible: 5 },
      { points: 2.5, earned: 0, possible: 2.5 },
      { points: 1, earned: 1, possible: 1 },
    ],
  })
  const grade = await database().grade.findFirstOrThrow({ where: { quizId: testClass.quizId } })
  expect(grade.scoreRatio).toBeCloseTo(6 / 8.5, 9)
  const results = await findResults(learnerId, id, now())
  expect(results).toMatchObject({ earned: 6, possible: 8.5 })
})

test('an attempt keeps the points that it started with', async () => {
  const testClass = await createClass({ students: 2 })
  const [first = '', second = ''] = testClass.studentIds
  await weigh(testClass, { 'item-1': 4 })
  const before = await start(testClass, first)
  await weigh(testClass, { 'item-1': 1, 'item-3': 7 })
  const after = await start(testClass, second)
  await answer(before, first, ['a', 'b', 'b'])
  await answer(after, second, ['a', 'b', 'b'])
  expect(await attemptOf(before)).toMatchObject({ earned: 4, possible: 6 })
  expect(await attemptOf(after)).toMatchObject({ earned: 1, possible: 9 })
})

test('certainty and late penalties scale with the points', async () => {
  const due = new Date(Date.now() + 3_600_000)
  const rules = { behavior: 'certainty', dueAt: due.toISOString(), latePenalty: 0.5 }
  const testClass = await createClass({ students: 1, rules })
  const [learnerId = ''] = testClass.studentIds
  await weigh(testClass, { 'item-1': 4 })
  const id = await start(testClass, learnerId)
  for (const [slot, response] of [
    [1, 'a'],
    [2, 'b'],
    [3, 'a'],
  ] as const)
    await saveResponse({
      ...{ learnerId, attemptId: id, slot, response, certainty: 3 },
      ...{ revision: 0, clientId: 'tab', sequence: 1 },
    })
  await submitAttempt({ learnerId, attemptId: id, now: new Date(due.getTime() + 60_000) })
  const attempt = await attemptOf(id)
  expect(attempt.items.map(({ earned, possible }) => [earned, possible])).toEqual([
    [12, 12],
    [-6, 3],
    [3, 3],
  ])
  // 12 − 6 + 3, minus half for the day late.
  expect(attempt).toMatchObject({ earned: 4.5, possible: 18 })
})

test('a regrade keeps what a question is worth', async () => {
  const testClass = await createClass({ students: 1 })
  const [learnerId = ''] = testClass.studentIds
  await weigh(testClass, { 'item-2': 3 })
  const id = await start(testClass, learnerId)
  await answer(id, learnerId, ['a', 'b', 'a'])
  expect(await attemptOf(id)).toMatchObject({ earned: 2, possible: 5 })
  const regrade = (policy: 'full-credit' | 'drop') =>
    applyRegrade(by(testClass.instructorId), targetOf(testClass), {
      ...{ item: testClass.itemIds[1] ?? '', version: '', policy, reason: 'It was unclear.' },
      now: now(),
    })
  await regrade('full-credit')
  expect(await attemptOf(id)).toMatchObject({ earned: 5, possible: 5 })
  await regrade('drop')
  expect(await attemptOf(id)).toMatchObject({ earned: 2, possible: 2 })
})

test('random questions are worth what their rule says, and rules move', async () => {
  const testClass = await createClass({ students: 1, isPublished: false })
  const { courseId, classId, instructorId } = testClass
  for (const id of ['own-1', 'own-2'])
    await createBankItem(courseId, { ...sampleItem('numeric'), id }, { classId })
  const actor = by(instructorId)
  const pools = [
    { concepts: ['canary-concept'], types: ['numeric' as const], count: 1, points: 2 },
    { concepts: ['canary-concept'], types: ['numeric' as const], count: 1 },
  ]
  await setQuestions(actor, targetOf(testClass), {
    ...{ items: ['item-1'], points: {}, pools, shuffleItems: false },
    ...{ unseenDays: null, whenFewUnseen: 'ask-fewer' },
  })
  const shown = (await read(testClass)).quiz.definition.pools.map(poolAsShown)
  const save = (...points: number[]) =>
    savePoints(actor, targetOf(testClass), {
      ...{ items: [], pools: shown.map((pool, index) => ({ index, points: points[index] ?? 1, pool })) },
    })
  await save(10, 5)
  await expect(save(1, 1)).rejects.toMatchObject({ code: 'CONFLICT' })
  const second = (await read(testClass)).quiz.definition.pools[1]
  if (!second) throw new Error('there are two rules')
  const up = { do: 'move-pool-up', index: 1, pool: poolAsShown(second) } as const
  await editAssignmentQuestions(actor, targetOf(testClass), up)
  const assignment = await read(testClass)
  expect(assignment.quiz.definition.pools.map(({ points }) => points)).toEqual([5, 10])
  expect((await countForStaff(assignment, now())).points).toEqual({ min: 16, max: 16 })
  await database().assignment.update({
    where: { id: testClass.assignmentId },
    data: { publishedAt: now() },
  })
  const id = await start(testClass, testClass.studentIds[0] ?? '')
  expect((await attemptOf(id)).items.map(({ points }) => points)).toEqual([1, 5, 10])
})

test('the gradebook’s points follow the questions until staff change them', async () => {
  const testClass = await createClass()
  const { classId, instructorId } = testClass
  const assignmentId = await createAssignment(by(instructorId), classId, { title: 'New', quiz: '' })
  const target = { classId, assignmentId }
  const points = async () => (await requireAssignmentPermission(instructorId, target, 'teach')).points
  expect(await points()).toBe(10)
  const edit = (asked: Parameters<typeof editAssignmentQuestions>[2]) =>
    editAssignmentQuestions(by(instructorId), target, asked)
  await edit({ do: 'add-items', items: ['item-1', 'item-2'] })
  expect(await points()).toBe(2)
  await publishAssignment(by(instructorId), target, now())
  await edit({ do: 'add-items', items: ['item-3'] })
  expect(await points()).toBe(3)
  const { after } = await database().auditEntry.findFirstOrThrow({
    where: { subjectId: assignmentId, action: 'assignment.change' },
    orderBy: { id: 'desc' },
  })
  expect(after).toMatchObject({ gradebookPoints: 3 })
  await database().assignment.update({ where: { id: assignmentId }, data: { points: 20 } })
  await edit({ do: 'remove-item', item: 'item-1' })
  expect(await points()).toBe(20)
})

/** Saves the page that edits an assignment, with only what was typed about questions, and other points in the gradebook if given. */
async function savePage(testClass: Class, questions: TypedQuestions, gradebook?: number) {
  const { quiz, points, examAt } = await read(testClass)
  const shownDetails = { title: quiz.title, instructions: '', points, examAt }
  const details = { ...shownDetails, ...(gradebook !== undefined && { points: gradebook }) }
  await saveSettings(by(testClass.instructorId), targetOf(testClass), {
    ...{ details, shownDetails, questions, rules: quiz.rules, shown: quiz.rules, now: now() },
  })
}

test('one save writes the points and order of questions with the settings', async () => {
  const testClass = await createClass()
  await database().assignment.update({ where: { id: testClass.assignmentId }, data: { points: 3 } })
  const items = [{ item: 'item-1', points: 4 }]
  await savePage(testClass, { items, pools: [], order: { unseenDays: 7 } })
  const saved = await read(testClass)
  expect(saved.quiz.definition).toMatchObject({ points: { 'item-1': 4 }, unseenDays: 7 })
  // What was typed for the gradebook counts more than the sum.
  expect(saved.points).toBe(6)
  await savePage(testClass, { items: [{ item: 'item-2', points: 3 }], pools: [] }, 50)
  expect(await read(testClass)).toMatchObject({
    ...{ points: 50, quiz: { definition: { points: { 'item-1': 4, 'item-2': 3 } } } },
  })
  const shown = { details: { title: ' ', instructions: '', points: 1, examAt: null }, shownDetails: null }
  await expect(
    saveSettings(by(testClass.instructorId), targetOf(testClass), {
      ...{ ...shown, questions: { items, pools: [{ index: 0, points: 2, pool: 'gone' }] } },
      ...{ rules: saved.quiz.rules, now: now() },
    }),
  ).rejects.toMatchObject({ code: 'CONFLICT' })
  expect((await read(testClass)).quiz.title).toBe(saved.quiz.title)
})

test('the form reads only what changed about questions', () => {
  const shown = {
    'was.points.item-1': '1',
    'was.points.item-2': '2',
    'pool.0': '{}',
    'was.poolPoints.0': '1',
  }
  const order = { shuffleItems: true, unseenDays: null, whenFewUnseen: 'fill-up' }
  const form = {
    ...{ ...shown, 'points.item-1': '1', 'points.item-2': '2.5', 'poolPoints.0': '3' },
    ...{ 'order-was': JSON.stringify(order), unseenDays: '', whenFewUnseen: 'fill-up' },
  }
  expect(questionsFromForm(form)).toEqual({
    items: [{ item: 'item-2', points: 2.5 }],
    pools: [{ index: 0, points: 3, pool: '{}' }],
    order: { shuffleItems: false },
  })
  for (const points of ['', '0', '-1', 'x', '1001'])
    expect(() => questionsFromForm({ ...form, 'points.item-1': points })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    )
  expect(() => questionsFromForm({ ...form, unseenDays: '367' })).toThrow()
})

test('a copied class keeps the points of the class’s questions', async () => {
  const testClass = await createClass()
  const { courseId, classId, instructorId } = testClass
  await database().user.update({ where: { id: instructorId }, data: { role: 'ADMIN' } })
  await createBankItem(courseId, { ...sampleItem('numeric'), id: 'own' }, { classId })
  await editAssignmentQuestions(by(instructorId), targetOf(testClass), { do: 'add-items', items: ['own'] })
  await weigh(testClass, { own: 6, 'item-1': 2 })
  const copy = await copyClass(by(instructorId), {
    ...{ class: classId, name: 'Next term', term: '', from: '2027-01-01', to: '2027-01-01' },
  })
  const { quiz } = await database().assignment.findFirstOrThrow({
    where: { classId: copy.id },
    select: { quiz: { select: { definition: true } } },
  })
  expect(quiz.definition).toMatchObject({ points: { 'item-1': 2 } })
  expect(Object.values((quiz.definition as { points: Record<string, number> }).points).sort()).toEqual([2, 6])
})
