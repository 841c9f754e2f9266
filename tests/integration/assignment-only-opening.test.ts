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
  const fixture = await createClass({ items: [item], rules: { resultsPolicy: 'homework', ...rules } })
  const own = `own-${item.id}`
  await createBankItem(
    fixture.courseId,
    { ...item, id: own },
    { classId: fixture.classId, isAssignmentOnly: true },
  )
  const define = async (selection: object) => {
    const { definition } = await database().quiz.findUniqueOrThrow({ where: { id: fixture.quizId } })
    await database().quiz.update({
      where: { id: fixture.quizId },
      data: { definition: { ...Object(definition), ...selection } },
    })
  }
  await define({ items: [item.id, own] })
  const [learnerId = ''] = fixture.studentIds
  return {
    ...fixture,
    define,
    own,
    concept: item.concept,
    learnerId,
    target: { classId: fixture.classId, assignmentId: fixture.assignmentId },
  }
}

test('students and staff see how many questions withhold their results', async () => {
  const fixture = await homework({ closesAt: iso(HOUR) })
  expect((await getAssignmentForStudent(fixture.learnerId, fixture.target, now)).assignmentOnly).toEqual({
    certain: 1,
    most: 1,
  })
  await fixture.define({ items: [], pools: [{ concepts: [fixture.concept], count: 2 }] })
  const assignment = await requireAssignmentPermission(fixture.instructorId, fixture.target, 'teach')
  expect(await countAssignmentOnlyIn(assignment)).toEqual({ certain: 0, most: 1 })
  await database().item.updateMany({ where: { slug: fixture.own }, data: { retiredAt: now } })
  expect(await countAssignmentOnlyIn(assignment)).toEqual({ certain: 0, most: 0 })
})

test('results open when the last student’s assignment closes', async () => {
  const fixture = await homework({ closesAt: iso(HOUR) })
  const find = () => findAssignmentOnlyOpening(fixture.quizId, fixture.classId)
  expect(await find()).toEqual({ at: at(HOUR), waitsFor: [] })
  await database().studentOverride.create({
    data: { quizId: fixture.quizId, learnerId: fixture.learnerId, limits: { closesAt: iso(2 * HOUR) } },
  })
  expect(await find()).toEqual({ at: at(2 * HOUR), waitsFor: [] })
  const other = {
    classId: fixture.classId,
    courseId: fixture.courseId,
    itemSlugs: [fixture.own],
    title: 'The next one',
  }
  await createAssignmentRow({ ...other, rules: { closesAt: iso(DAY) } })
  expect(await find()).toEqual({ at: at(DAY), waitsFor: ['The next one'] })
  await createAssignmentRow({ ...other, title: 'Always open' })
  expect(await find()).toEqual({ at: null, waitsFor: ['The next one', 'Always open'] })
})

test('without a closing date, results never open', async () => {
  const fixture = await homework({})
  expect(await findAssignmentOnlyOpening(fixture.quizId, fixture.classId)).toEqual({ at: null, waitsFor: [] })
})

test('results name the questions that stay hidden, with and without an exam policy', async () => {
  for (const resultsPolicy of ['homework', 'exam']) {
    const fixture = await homework({ resultsPolicy, closesAt: iso(HOUR) })
    const { quiz, class: testClass } = await requireAssignmentPermission(
      fixture.learnerId,
      fixture.target,
      'participate',
    )
    const { id: attemptId } = await startAttempt({
      ...{ learnerId: fixture.learnerId, courseSlug: testClass.courseSlug, quizSlug: quiz.slug, quiz },
      ...{ password: '', now },
    })
    await submitAttempt({ learnerId: fixture.learnerId, attemptId, now })
    const results = await findResults(fixture.learnerId, attemptId, now)
    expect(results).toMatchObject({
      keysHidden: 1,
      total: 2,
      showsAssignmentOnlyResults: false,
      earned: null,
    })
    expect(await findResults(fixture.learnerId, attemptId, at(2 * HOUR))).toMatchObject({
      keysHidden: 0,
      earned: 0,
    })
  }
})
