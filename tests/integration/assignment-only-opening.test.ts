import { expect, test } from 'vitest'
import { getAssignmentForStudent } from '@/server/assignments/assignment-for-student'
import { countAssignmentOnlyIn } from '@/server/assignments/count-asked'
import { findResults } from '@/server/attempts/find-results'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { findAssignmentOnlyOpening } from '@/server/results/assignment-only-keys'
import { createAssignmentRow, createBankItem, createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = new Date()
const at = (ms: number) => new Date(now.getTime() + ms)
const iso = (ms: number) => at(ms).toISOString()

/** A homework assignment of one question of the course and one that is assignments only. */
async function homework(rules: object) {
  const item = { ...sampleItem('single-choice'), id: `public-${crypto.randomUUID()}` }
  const of = await createClass({ items: [item], rules: { resultsPolicy: 'homework', ...rules } })
  const own = `own-${item.id}`
  await createBankItem(of.courseId, { ...item, id: own }, { classId: of.classId, isAssignmentOnly: true })
  const define = async (selection: object) => {
    const { definition } = await database().quiz.findUniqueOrThrow({ where: { id: of.quizId } })
    await database().quiz.update({
      where: { id: of.quizId },
      data: { definition: { ...Object(definition), ...selection } },
    })
  }
  await define({ items: [item.id, own] })
  const [learnerId = ''] = of.studentIds
  return {
    ...of,
    define,
    own,
    concept: item.concept,
    learnerId,
    target: { classId: of.classId, assignmentId: of.assignmentId },
  }
}

test('students and staff see how many questions withhold their results', async () => {
  const of = await homework({ closesAt: iso(HOUR) })
  expect((await getAssignmentForStudent(of.learnerId, of.target, now)).assignmentOnly).toEqual({
    certain: 1,
    most: 1,
  })
  await of.define({ items: [], pools: [{ concepts: [of.concept], count: 2 }] })
  const assignment = await requireAssignmentPermission(of.instructorId, of.target, 'teach')
  expect(await countAssignmentOnlyIn(assignment)).toEqual({ certain: 0, most: 1 })
  await database().item.updateMany({ where: { slug: of.own }, data: { retiredAt: now } })
  expect(await countAssignmentOnlyIn(assignment)).toEqual({ certain: 0, most: 0 })
})

test('results open when the last student’s assignment closes', async () => {
  const of = await homework({ closesAt: iso(HOUR) })
  const find = () => findAssignmentOnlyOpening(of.quizId, of.classId)
  expect(await find()).toEqual({ at: at(HOUR), waitsFor: [] })
  await database().studentOverride.create({
    data: { quizId: of.quizId, learnerId: of.learnerId, limits: { closesAt: iso(2 * HOUR) } },
  })
  expect(await find()).toEqual({ at: at(2 * HOUR), waitsFor: [] })
  const other = { classId: of.classId, courseId: of.courseId, itemSlugs: [of.own], title: 'The next one' }
  await createAssignmentRow({ ...other, rules: { closesAt: iso(DAY) } })
  expect(await find()).toEqual({ at: at(DAY), waitsFor: ['The next one'] })
  await createAssignmentRow({ ...other, title: 'Always open' })
  expect(await find()).toEqual({ at: null, waitsFor: ['The next one', 'Always open'] })
})

test('without a closing date, results never open', async () => {
  const of = await homework({})
  expect(await findAssignmentOnlyOpening(of.quizId, of.classId)).toEqual({ at: null, waitsFor: [] })
})

test('results name the questions that stay hidden, with and without an exam policy', async () => {
  for (const resultsPolicy of ['homework', 'exam']) {
    const of = await homework({ resultsPolicy, closesAt: iso(HOUR) })
    const { quiz, class: ofClass } = await requireAssignmentPermission(of.learnerId, of.target, 'participate')
    const { id: attemptId } = await startAttempt({
      ...{ learnerId: of.learnerId, courseSlug: ofClass.courseSlug, quizSlug: quiz.slug, quiz },
      ...{ password: '', now },
    })
    await submitAttempt({ learnerId: of.learnerId, attemptId, now })
    const results = await findResults(of.learnerId, attemptId, now)
    expect(results).toMatchObject({
      keysHidden: 1,
      total: 2,
      showsAssignmentOnlyResults: false,
      earned: null,
    })
    expect(await findResults(of.learnerId, attemptId, at(2 * HOUR))).toMatchObject({
      keysHidden: 0,
      earned: 0,
    })
  }
})
