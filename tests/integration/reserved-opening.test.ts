import { expect, test } from 'vitest'
import { getAssignmentForStudent } from '@/server/assignments/assignment-for-student'
import { countReservedIn } from '@/server/assignments/count-asked'
import { findReview } from '@/server/attempts/find-review'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getAssignmentFor } from '@/server/quizzes/assignment-access'
import { findReservedOpening } from '@/server/results/keys-open'
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
  const of = await createClass({ items: [item], rules: { review: 'homework', ...rules } })
  const own = `own-${item.id}`
  await createBankItem(of.courseId, { ...item, id: own }, { classId: of.classId, isReserved: true })
  const define = async (asked: object) => {
    const { definition } = await database().quiz.findUniqueOrThrow({ where: { id: of.quizId } })
    await database().quiz.update({
      where: { id: of.quizId },
      data: { definition: { ...Object(definition), ...asked } },
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
    place: { classId: of.classId, assignmentId: of.assignmentId },
  }
}

test('students and staff see how many questions withhold their results', async () => {
  const of = await homework({ closesAt: iso(HOUR) })
  expect((await getAssignmentForStudent(of.learnerId, of.place, now)).reserved).toEqual({
    certain: 1,
    most: 1,
  })
  await of.define({ items: [], pools: [{ concepts: [of.concept], count: 2 }] })
  const assignment = await getAssignmentFor(of.instructorId, of.place, 'teach')
  expect(await countReservedIn(assignment)).toEqual({ certain: 0, most: 1 })
  await database().item.updateMany({ where: { slug: of.own }, data: { retiredAt: now } })
  expect(await countReservedIn(assignment)).toEqual({ certain: 0, most: 0 })
})

test('results open when the last student’s assignment closes', async () => {
  const of = await homework({ closesAt: iso(HOUR) })
  const find = () => findReservedOpening(of.quizId, of.classId)
  expect(await find()).toEqual({ at: at(HOUR), waitsFor: [] })
  await database().limitOverride.create({
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
  expect(await findReservedOpening(of.quizId, of.classId)).toEqual({ at: null, waitsFor: [] })
})

test('results name the questions that stay hidden, with and without an exam policy', async () => {
  for (const review of ['homework', 'exam']) {
    const of = await homework({ review, closesAt: iso(HOUR) })
    const { quiz, class: ofClass } = await getAssignmentFor(of.learnerId, of.place, 'study')
    const { id: attemptId } = await startAttempt({
      ...{ learnerId: of.learnerId, courseSlug: ofClass.courseSlug, quizSlug: quiz.slug, quiz },
      ...{ password: '', now },
    })
    await submitAttempt({ learnerId: of.learnerId, attemptId, now })
    const results = await findReview(of.learnerId, attemptId, now)
    expect(results).toMatchObject({ keysHidden: 1, total: 2, showsReservedResults: false, earned: null })
    expect(await findReview(of.learnerId, attemptId, at(2 * HOUR))).toMatchObject({
      keysHidden: 0,
      earned: 0,
    })
  }
})
