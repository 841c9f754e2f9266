import { expect, test } from 'vitest'
import { QuizSchema } from '@/domain/attempts/quiz'
import { selectQuestions } from '@/server/attempts/select-questions'
import { archiveClass } from '@/server/classes/archive-class'
import { copyClass } from '@/server/classes/copy-class'
import { acting, actionsOf, errorWith, othersOf, standingOf } from '@/tests/support/class-people'
import { createAssignmentRow, createBankItem, createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const NEXT = {
  name: 'History',
  term: 'Autumn',
  from: '2027-02-01',
  to: '2027-09-06',
}

/** A class with dated assignments: one bundled item and one class item. */
async function lastTerm() {
  const made = await createClass()
  const own = { ...sampleItem('single-choice'), id: `own-${made.classId}` }
  const itemId = await createBankItem(made.courseId, own, { classId: made.classId, isAssignmentOnly: true })
  const { quizId } = await createAssignmentRow({
    classId: made.classId,
    courseId: made.courseId,
    itemSlugs: [own.id, 'item-1'],
    points: 7,
    rules: { opensAt: '2027-03-01T09:00:00Z', dueAt: null, closesAt: '2027-03-20T22:59:00Z', attempts: 2 },
  })
  await database().class.update({ where: { id: made.classId }, data: { timeZone: 'Europe/Berlin' } })
  const examAt = new Date('2027-03-25T08:00:00Z')
  await database().assignment.update({ where: { quizId }, data: { examAt, instructions: 'Read first.' } })
  // The instance's settings replace the definition's defaults.
  const setting = { rules: { closesAt: '2027-03-21T22:59:00Z' }, passwordHash: 'a-hash' }
  await database().quiz.update({ where: { id: quizId }, data: { setting } })
  return { ...made, actor: acting(made.instructorId), ownId: itemId, ownSlug: own.id }
}

async function assignmentsOf(classId: string) {
  const rows = await database().assignment.findMany({
    where: { classId },
    orderBy: { points: 'asc' },
    include: { quiz: true },
  })
  return rows.map(({ quiz, ...row }) => ({
    ...row,
    setting: quiz.setting,
    definition: QuizSchema.parse(quiz.definition),
  }))
}

test('a copy keeps assignments unpublished, with dates moved and times kept', async () => {
  const { classId, actor } = await lastTerm()
  const { id } = await copyClass(actor, { ...NEXT, class: classId })
  const [dated, plain] = await assignmentsOf(id)
  expect([dated, plain].map((row) => row?.publishedAt)).toEqual([null, null])
  expect(dated).toMatchObject({ points: 7, instructions: 'Read first.', setting: { passwordHash: 'a-hash' } })
  // 217 days later, in daylight saving time: an hour earlier in UTC.
  expect(dated?.definition.rules).toMatchObject({
    opensAt: new Date('2027-10-04T08:00:00.000Z'),
    dueAt: null,
    closesAt: new Date('2027-10-24T21:59:00.000Z'),
    attempts: 2,
  })
  expect(dated?.examAt).toEqual(new Date('2027-10-28T07:00:00Z'))
  expect(plain?.definition.rules.closesAt).toBeNull()
})

test('a copy has its own questions, with their origin, in its assignments', async () => {
  const { classId, courseSlug, actor, ownId, ownSlug } = await lastTerm()
  const { id } = await copyClass(actor, { ...NEXT, class: classId })
  const [copy, ...others] = await database().item.findMany({
    where: { classId: id },
    include: { currentVersion: true },
  })
  const original = await database().item.findUniqueOrThrow({ where: { id: ownId } })
  expect(others).toEqual([])
  expect(copy).toMatchObject({ originVersionId: original.currentVersionId, isAssignmentOnly: true })
  expect(copy?.slug).not.toBe(ownSlug)
  expect(copy?.currentVersion).toMatchObject({ number: 1, content: { id: copy?.slug } })
  const [dated] = await assignmentsOf(id)
  const definition = dated?.definition ?? QuizSchema.parse({})
  expect(definition.items).toEqual([copy?.slug, 'item-1'])
  const selection = await selectQuestions({ courseSlug, definition, classId: id, seed: 's' })
  expect(selection.map(({ itemVersionId }) => itemVersionId)[0]).toBe(copy?.currentVersionId)
  expect(selection).toHaveLength(2)
})

test('a copy has only its instructor and a new code, even of an archived class', async () => {
  const { classId, actor, studentIds } = await lastTerm()
  await archiveClass(actor, { class: classId, to: 'archive' }, new Date())
  const { id } = await copyClass(actor, { ...NEXT, class: classId })
  const copy = await database().class.findUniqueOrThrow({ where: { id }, include: { members: true } })
  expect(copy).toMatchObject({ name: 'History', term: 'Autumn', copiedFromId: classId, archivedAt: null })
  expect(copy.members.map(({ userId, role }) => [userId, role])).toEqual([[actor.id, 'INSTRUCTOR']])
  expect(await standingOf(id, studentIds[0]!)).toBeNull()
  expect(await actionsOf(id)).toEqual(['class.copy'])
})

test('strangers, students, and observers can’t copy a class', async () => {
  const { classId, studentIds } = await lastTerm()
  for (const [id, code] of await othersOf(classId, studentIds[0]!))
    await expect(copyClass(acting(id), { ...NEXT, class: classId })).rejects.toEqual(errorWith(code))
  expect(await database().class.count({ where: { copiedFromId: classId } })).toBe(0)
})
