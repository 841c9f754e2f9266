import { expect, test, vi } from 'vitest'
import { copyClass } from '@/server/classes/copy-class'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import { GradebookSearchSchema, listGradebookRows } from '@/server/grades/gradebook-queries'
import { getGradingOverview } from '@/server/grading/grading-overview'
import { DeskSearchSchema, findDeskAnswer, listGradingQueue } from '@/server/grading/grading-queries'
import { releaseGrades } from '@/server/grading/release-grades'
import { addSnippet, listSnippets, removeSnippet } from '@/server/grading/snippets'
import { acting, addMember, errorWith, othersOf } from '@/tests/support/class-people'
import { createEssayClass, FULL, HALF, textOf } from '@/tests/support/graded-essays'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

const at = (search: object) => DeskSearchSchema.parse(search)

test('the desk goes through the answers in the order of submission', async () => {
  const { target, instructorId, grade } = await createEssayClass({ students: 3, silent: [1] })
  const first = await findDeskAnswer(instructorId, target, at({}))
  expect(first).toMatchObject({
    ...{ position: 1, total: 2, waiting: 2, nextWaiting: 2, text: textOf(0), own: null, status: 'waiting' },
    student: { number: 1, count: 2, name: 'Student 1' },
  })
  await grade(instructorId, 0, HALF)
  expect(await findDeskAnswer(instructorId, target, at({ answer: 9, order: 'student' }))).toMatchObject({
    ...{ position: 2, text: textOf(2), waiting: 1, nextWaiting: null },
  })
  expect(await findDeskAnswer(instructorId, target, at({ answer: 1 }))).toMatchObject({
    ...{ status: 'graded', own: { points: HALF } },
  })
  // Without a position, it opens the first answer that waits; the first of all if none does.
  expect(await findDeskAnswer(instructorId, target, at({}))).toMatchObject({ position: 2, status: 'waiting' })
  await grade(instructorId, 2, HALF)
  expect(await findDeskAnswer(instructorId, target, at({}))).toMatchObject({ position: 1, status: 'graded' })
})

test('without names, the desk has no name, email, or account of a student', async () => {
  const { target, instructorId, studentIds } = await createEssayClass()
  const desk = await findDeskAnswer(instructorId, target, at({ names: 'hidden' }))
  const text = JSON.stringify({ ...desk, assignment: null })
  const { email } = await database().user.findUniqueOrThrow({ where: { id: studentIds[0] ?? '' } })
  expect(desk?.student).toEqual({ number: 1, count: 2, name: null })
  for (const secret of ['Student 1', email, studentIds[0]]) expect(text).not.toContain(secret)
})

test('what another person gave is shown only after the own grading is complete', async () => {
  const { target, instructorId, assistantId, grade } = await createEssayClass()
  await grade(assistantId, 0, FULL, { comment: 'Perfect.' })
  const others = async () => (await findDeskAnswer(instructorId, target, at({ answer: 1 })))?.others
  expect(await others()).toEqual([])
  await grade(instructorId, 0, { one: 2 })
  expect(await others()).toEqual([])
  await grade(instructorId, 0, HALF, { minute: 2 })
  expect(await others()).toMatchObject([
    { grader: 'assistant', earned: 6, counts: false, comment: 'Perfect.' },
  ])
})

test('a finished class has nothing to grade', async () => {
  const { target, instructorId } = await createEssayClass({ students: 1, silent: [0] })
  expect(await findDeskAnswer(instructorId, target, at({}))).toBeNull()
})

test('the overview counts what is graded, released, and changed', async () => {
  const { target, actor, instructorId, grade, now } = await createEssayClass({ students: 5, silent: [4] })
  for (const index of [0, 1, 2]) await grade(instructorId, index, HALF)
  const read = async () => (await getGradingOverview(instructorId, target)).questions[0]
  expect(await read()).toMatchObject({
    ...{ possible: 6, answers: 4, unanswered: 1, released: 0 },
    byStatus: { waiting: 1, graded: 3, changed: 0, released: 0 },
  })
  await releaseGrades(actor, target, { itemId: null, now })
  await grade(instructorId, 0, FULL, { minute: 3 })
  expect(await read()).toMatchObject({
    ...{ unanswered: 0, released: 4 },
    byStatus: { waiting: 1, graded: 0, changed: 1, released: 2 },
  })
})

test('agreement is shown from 5 answers that two people graded', async () => {
  const { target, instructorId, assistantId, grade } = await createEssayClass({ students: 5 })
  const read = async () => (await getGradingOverview(instructorId, target)).questions[0]?.agreements
  for (const index of [0, 1, 2, 3, 4]) await grade(assistantId, index, FULL)
  for (const index of [0, 1, 2, 3]) await grade(instructorId, index, FULL)
  expect(await read()).toMatchObject([{ answers: 4, criteria: [{ agreement: null }, {}, {}] }])
  await grade(instructorId, 4, HALF)
  const [pair] = (await read()) ?? []
  expect(pair?.answers).toBe(5)
  expect([pair?.first, pair?.second].sort()).toEqual(['Instructor', 'assistant'])
  expect(pair?.criteria.map(({ agreement }) => [agreement?.n, agreement?.exact])).toEqual([
    [5, 1],
    [5, 0.8],
    [5, 0.8],
  ])
  const sign = pair?.first === 'Instructor' ? 1 : -1
  expect(pair?.criteria[2]?.agreement?.meanDifference).toBeCloseTo(sign * 0.4)
})

test('a script reads all answers without names', async () => {
  const { target, instructorId, assistantId, studentIds, grade } = await createEssayClass()
  await grade(assistantId, 0, FULL)
  const queue = await listGradingQueue(instructorId, target)
  expect(queue.map(({ text, status, own, possible }) => [text, status, own, possible])).toEqual([
    [textOf(0), 'graded', null, 6],
    [textOf(1), 'waiting', null, 6],
  ])
  expect(JSON.stringify(queue)).not.toContain(studentIds[0])
})

test('only instructors and assistants read the desk', async () => {
  const { classId, target, studentIds, assistantId } = await createEssayClass()
  for (const [userId, code] of await othersOf(classId, studentIds[0] ?? '')) {
    await expect(findDeskAnswer(userId, target, at({}))).rejects.toEqual(errorWith(code))
    await expect(getGradingOverview(userId, target)).rejects.toEqual(errorWith(code))
    await expect(listGradingQueue(userId, target)).rejects.toEqual(errorWith(code))
    await expect(addSnippet(userId, classId, 'x')).rejects.toEqual(errorWith(code))
  }
  expect(await findDeskAnswer(assistantId, target, at({}))).not.toBeNull()
})

test('the gradebook counts the answers that wait until they are released', async () => {
  const { classId, target, actor, instructorId, grade, now } = await createEssayClass({ students: 3 })
  const read = async () => (await listGradebookColumns(classId, now))[0]?.waiting
  expect(await read()).toBe(3)
  await grade(instructorId, 0, FULL)
  expect(await read()).toBe(3)
  await releaseGrades(actor, target, { itemId: null, now })
  expect(await read()).toBe(2)
  const columns = await listGradebookColumns(classId, now)
  const { total } = await listGradebookRows(classId, columns, GradebookSearchSchema.parse({}))
  expect(total).toBe(3)
})

test('a snippet is added once, is copied with the class, and is removed', async () => {
  const { classId, actor, instructorId } = await createEssayClass()
  const { id } = await addSnippet(instructorId, classId, 'Cite the paragraph.')
  expect(await addSnippet(instructorId, classId, 'Cite the paragraph.')).toMatchObject({ id })
  await database().user.update({ where: { id: instructorId }, data: { isApprovedInstructor: true } })
  const copy = await copyClass(actor, {
    ...{ class: classId, name: 'Copy', term: null, from: '2027-01-01', to: '2027-09-01' },
  })
  expect(await listSnippets(copy.id)).toMatchObject([{ text: 'Cite the paragraph.' }])
  await removeSnippet(instructorId, classId, id)
  expect(await listSnippets(classId)).toEqual([])
  const stranger = await addMember(copy.id, 'ASSISTANT')
  const [copied] = await listSnippets(copy.id)
  await expect(removeSnippet(acting(stranger).id, classId, copied?.id ?? '')).rejects.toEqual(
    errorWith('NOT_FOUND'),
  )
})
