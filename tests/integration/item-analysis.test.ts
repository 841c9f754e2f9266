import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ItemSchema } from '@/domain/items/item'
import { addToKey } from '@/domain/regrading/add-to-key'
import type { RegradePolicy } from '@/domain/regrading/regrade'
import { facilityFigure } from '@/domain/statistics/figures'
import { requireClassPermission } from '@/server/access/class-access'
import { getInsight } from '@/server/analysis/get-insight'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { listMisconceptions } from '@/server/analysis/list-misconceptions'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getStudentPage } from '@/server/classes/student-queries'
import { changePoints } from '@/server/grading/answer-feedback'
import { addItemVersion, copyToClass } from '@/server/items/add-version'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { createAccount, createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import {
  differences,
  readStatisticsFixture,
  statisticsFixtureIsPresent,
} from '@/tests/support/statistics-fixture'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

type Class = Awaited<ReturnType<typeof createClass>>
type Answer = { earned: number; response: unknown; possible?: number }

/** Stores graded attempts at a class's assignment, one per student, in the app's own tables. */
async function storeAttempts({ classId, quizId, courseSlug, itemIds }: Class, attempts: Answer[][]) {
  const versions = await database().itemVersion.findMany({ where: { itemId: { in: itemIds } } })
  const versionOf = (index: number) => versions.find(({ itemId }) => itemId === itemIds[index])?.id ?? ''
  for (const [number, answers] of attempts.entries()) {
    const learnerId = await createAccount(`Student ${number}`)
    await database().classMember.create({ data: { classId, userId: learnerId, role: 'STUDENT' } })
    await database().attempt.create({
      data: {
        learnerId,
        courseSlug,
        quizId,
        title: 'An assignment',
        number: 1,
        seed: randomUUID(),
        state: 'GRADED',
        submittedAt: new Date(),
        earned: answers.reduce((sum, { earned }) => sum + earned, 0),
        possible: answers.length,
        items: {
          create: answers.map(({ earned, response, possible = 1 }, index) => ({
            slot: index + 1,
            learnerId,
            concept: 'canary-concept',
            itemVersionId: versionOf(index),
            response: response as string,
            status: response === null ? ('UNANSWERED' as const) : ('GRADED' as const),
            earned,
            possible,
          })),
        },
      },
    })
  }
}

/** Takes the assignment as a student does. */
async function takeAll(testClass: Class, learnerId: string, answers: unknown[], certainties: number[] = []) {
  const now = new Date()
  const { id: attemptId } = await startAssignment(learnerId, targetOf(testClass), { password: '', now })
  for (const [index, response] of answers.entries()) {
    const certainty = z
      .literal([1, 2, 3])
      .nullable()
      .parse(certainties[index] ?? null)
    const saved = { learnerId, attemptId, slot: index + 1, response, certainty, revision: 0 }
    await saveResponse({ ...saved, clientId: 'tab', sequence: index + 1 })
  }
  await submitAttempt({ learnerId, attemptId, now })
}

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...sampleItem('single-choice'), id: `item-${index + 1}` }))
const targetOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })

const isPresent = statisticsFixtureIsPresent()
const reason = isPresent ? '' : ' (skipped: ../shared/fixtures is not here)'

describe.skipIf(!isPresent)(`through the real tables${reason}`, () => {
  test(`statistics of the quiz and its items equal the fixture’s${reason}`, async () => {
    const fixture = readStatisticsFixture()
    const testClass = await createClass({ students: 0, items: items(fixture.maxMarks.length) })
    await storeAttempts(
      testClass,
      fixture.attempts.map((marks) => marks.map((earned) => ({ earned, response: earned > 0 ? 'a' : 'b' }))),
    )
    const analysis = await getItemAnalysis(testClass.instructorId, targetOf(testClass), 'first')
    expect(differences(analysis.quiz, fixture.expected.quiz, fixture)).toEqual([])
    for (const expected of fixture.expected.items) {
      const id = testClass.itemIds[Number(expected.slot) - 1]
      const found = analysis.items.find((entry) => entry.id === id)
      expect(differences(found?.statistics ?? {}, expected, fixture), `slot ${expected.slot}`).toEqual([])
    }
  })
})

test('a wrong option that strong students choose is flagged, and unanswered counts separately', async () => {
  const testClass = await createClass({ students: 0, items: items(3) })
  const correct = { earned: 1, response: 'a' }
  const incorrect = { earned: 0, response: 'b' }
  const blank = { earned: 0, response: null }
  // The strong students answer the others correctly and the first incorrectly.
  await storeAttempts(testClass, [
    ...Array.from({ length: 8 }, () => [incorrect, correct, correct]),
    ...Array.from({ length: 6 }, () => [correct, incorrect, incorrect]),
    [blank, incorrect, incorrect],
  ])
  const { items: analyzed, quiz } = await getItemAnalysis(
    testClass.instructorId,
    targetOf(testClass),
    'first',
  )
  const first = analyzed.find(({ id }) => id === testClass.itemIds[0])
  expect(quiz.n).toBe(15)
  expect(first?.flags[0]).toBe('High-scoring students chose B. Check the key.')
  expect(first?.blank).toBe(1)
  expect(first?.options.map(({ letter, count, isKey }) => ({ letter, count, isKey }))).toEqual(
    expect.arrayContaining([
      { letter: 'A', count: 6, isKey: true },
      { letter: 'B', count: 8, isKey: false },
    ]),
  )
})

test('released essays change nothing in the statistics of the other questions', async () => {
  const testClass = await createClass({ students: 0, items: [...items(2), sampleItem('open-response')] })
  const essay = { earned: 0, response: 'A text.', possible: 0 }
  await storeAttempts(
    testClass,
    Array.from({ length: 12 }, (_, index) => [
      { earned: index % 2, response: index % 2 === 1 ? 'a' : 'b' },
      { earned: index % 3 === 0 ? 1 : 0, response: index % 3 === 0 ? 'a' : 'b' },
      essay,
    ]),
  )
  const analyse = async () => {
    const { items, unscored } = await getItemAnalysis(testClass.instructorId, targetOf(testClass), 'first')
    return { items, unscored }
  }
  const before = await analyse()
  expect(before.items).toHaveLength(2)
  expect(before.unscored).toMatchObject([{ id: testClass.itemIds[2], asked: 12, answered: 12 }])
  const written = await database().attemptItem.findMany({
    where: { slot: 3, attempt: { quizId: testClass.quizId } },
  })
  for (const [index, { attemptId, slot }] of written.entries())
    await database().attemptItem.update({
      where: { attemptId_slot: { attemptId, slot } },
      data: { earned: index % 9, possible: 8 },
    })
  expect(await analyse()).toEqual(before)
})

test('an item worth 0 points has a facility but no part in totals or weights', async () => {
  const testClass = await createClass({ students: 0, items: items(2) })
  await storeAttempts(
    testClass,
    Array.from({ length: 6 }, (_, index) => [
      { earned: index % 2, response: 'a' },
      { earned: 0, response: 'b', possible: 0 },
    ]),
  )
  const { items: analyzed, quiz } = await getItemAnalysis(
    testClass.instructorId,
    targetOf(testClass),
    'first',
  )
  const [one, free] = testClass.itemIds.map((id) => analyzed.find((entry) => entry.id === id))
  expect(one?.statistics).toMatchObject({ facility: 0.5, intendedWeight: 100, maxPoints: 1 })
  expect(free?.statistics).toMatchObject({ n: 6, facility: 0, intendedWeight: null, effectiveWeight: null })
  expect(free?.options.find(({ id }) => id === 'b')).toMatchObject({ count: 6, share: 1 })
  expect(quiz).toMatchObject({ n: 6, maxPoints: 1, items: 1 })
})

describe('after a regrade', () => {
  /** Eight students: two answer the first question correctly, five the second, and all the third. */
  async function createAnswered() {
    const testClass = await createClass({ students: 8 })
    for (const [index, learnerId] of testClass.studentIds.entries())
      await takeAll(testClass, learnerId, [index < 2 ? 'a' : 'b', index < 5 ? 'a' : 'b', 'a'])
    const regrade = (policy: RegradePolicy, version = '') =>
      applyRegrade({ id: testClass.instructorId, ipAddress: null }, targetOf(testClass), {
        ...{ item: testClass.itemIds[0] ?? '', version, policy, reason: 'The question was unclear.' },
        now: new Date(),
      })
    const read = async () => {
      const analysis = await getItemAnalysis(testClass.instructorId, targetOf(testClass), 'first')
      const analyzedAt = (index: number) => analysis.items.find(({ id }) => id === testClass.itemIds[index])
      return { quiz: analysis.quiz, first: analyzedAt(0), second: analyzedAt(1) }
    }
    return { ...testClass, regrade, read }
  }

  test('that gave everyone full credit, statistics show how the question was answered', async () => {
    const answered = await createAnswered()
    const before = await answered.read()
    expect(before.first).toMatchObject({ waiver: null, statistics: { facility: 0.25 } })
    await answered.regrade('full-credit')
    const { first, second, quiz } = await answered.read()
    expect(first).toMatchObject({ waiver: 'full-credit', flags: before.first?.flags })
    expect(first?.statistics).toMatchObject({
      ...{ facility: 0.25, correctness: 0.25, effectiveWeight: null, isDichotomous: true },
      discriminationIndex: before.first?.statistics.discriminationIndex,
    })
    expect(first?.options.map(({ id, isKey, count }) => [id, isKey, count])).toEqual(
      expect.arrayContaining([
        ['a', true, 2],
        ['b', false, 6],
      ]),
    )
    expect(second).toMatchObject({ waiver: null, statistics: { facility: 0.625 } })
    // Points that count: one more for each of six of eight.
    expect(quiz.mean).toBeCloseTo((before.quiz.mean ?? 0) + 0.75, 9)
  })

  test('that dropped the question, its statistics stay and totals leave it out', async () => {
    const answered = await createAnswered()
    await answered.regrade('drop')
    const { first, second, quiz } = await answered.read()
    expect(first).toMatchObject({
      waiver: 'dropped',
      statistics: { n: 8, facility: 0.25, maxPoints: 0, intendedWeight: null, effectiveWeight: null },
    })
    expect(second?.statistics.intendedWeight).toBe(50)
    expect(quiz).toMatchObject({ n: 8, maxPoints: 2, items: 2 })
  })

  test('with another key, then full credit, statistics use that key', async () => {
    const answered = await createAnswered()
    const original = await database().itemVersion.findFirstOrThrow({
      where: { itemId: answered.itemIds[0] ?? '' },
    })
    const version = await database().$transaction(async (tx) => {
      const by = { id: answered.instructorId, ipAddress: null }
      const { itemId } = await copyToClass(tx, { classId: answered.classId, versionId: original.id, by })
      const accepted = addToKey(ItemSchema.parse(original.content), 'b')
      if (!accepted.ok) throw new Error(accepted.why)
      return (await addItemVersion(tx, { itemId, content: accepted.item, by })).id
    })
    await answered.regrade('new-key', version)
    const byKey = await answered.read()
    expect(byKey.first).toMatchObject({ waiver: null, statistics: { facility: 1 } })
    expect(byKey.first?.options.filter(({ isKey }) => isKey).map(({ id }) => id)).toContain('b')
    await answered.regrade('full-credit')
    expect((await answered.read()).first).toMatchObject({
      waiver: 'full-credit',
      statistics: { facility: 1 },
    })
    await answered.regrade('new-or-old', original.id)
    expect((await answered.read()).first).toMatchObject({
      waiver: 'full-credit',
      statistics: { facility: 1 },
    })
    await answered.regrade('new-key', original.id)
    expect((await answered.read()).first).toMatchObject({ waiver: null, statistics: { facility: 0.25 } })
  })

  test('waived answers don’t count as knowledge of a class or student', async () => {
    const answered = await createAnswered()
    await database().class.update({
      where: { id: answered.classId },
      data: { course: { connect: { slug: 'csto-nagorno-karabakh' } } },
    })
    const [, , third = ''] = answered.studentIds
    const known = async () => {
      const viewedClass = await requireClassPermission(answered.instructorId, answered.classId, 'viewGrades')
      const insight = await getInsight(viewedClass)
      const misconceptions = await listMisconceptions(viewedClass)
      const student = insight.heat.students.find(({ id }) => id === third)
      const viewed = { classId: answered.classId, studentId: third }
      const page = await getStudentPage(answered.instructorId, viewed, new Date())
      return [student?.cells['canary-concept'], page.strengths[0]?.answers, misconceptions.length]
    }
    expect(await known()).toEqual([{ share: expect.closeTo(2 / 3, 9), answers: 3 }, 3, 2])
    await answered.regrade('full-credit')
    expect(await known()).toEqual([{ share: 1, answers: 2 }, 2, 1])
    await answered.regrade('drop')
    expect(await known()).toEqual([{ share: 1, answers: 2 }, 2, 1])
  })
})

test('certainty-based scores are compared with certainty-based guessing, and intervals with the range', async () => {
  const truths = [1, 2].map((number) => ({ ...sampleItem('true-false'), id: `truth-${number}` }))
  const testClass = await createClass({ students: 6, items: truths, rules: { behavior: 'certainty' } })
  // All correct at the lowest certainty; for the second question, five of six incorrect at the highest.
  for (const [index, learnerId] of testClass.studentIds.entries())
    await takeAll(testClass, learnerId, [false, index > 0], [1, 3])
  const { items: analyzed } = await getItemAnalysis(testClass.instructorId, targetOf(testClass), 'first')
  const [first, second] = testClass.itemIds.map((id) => analyzed.find((entry) => entry.id === id))
  expect(first?.statistics).toMatchObject({ facility: expect.closeTo(1 / 3, 9), correctness: 1, lowest: -2 })
  expect(first?.guessScore).toBeCloseTo(0.5 / 3, 9)
  expect(first?.flags).toEqual(['Very easy: more than 95% correct on average.'])
  expect(second?.statistics).toMatchObject({ facility: -1.5, correctness: expect.closeTo(1 / 6, 9) })
  expect(second?.flags).toEqual([
    'Scores are below random guessing. Something in the question is misleading.',
  ])
  const figure = second && facilityFigure(second.statistics)
  expect(figure).toMatchObject({ kind: 'figure', value: -1.5, low: -2 })
  if (figure?.kind === 'figure') expect(figure.high).toBeGreaterThan(-1.5)
})

test('points that staff set count as they are, whatever the certainty', async () => {
  const truth = { ...sampleItem('true-false'), id: 'truth-1' }
  const testClass = await createClass({ students: 5, items: [truth], rules: { behavior: 'certainty' } })
  // All correct at the lowest certainty: 1 of 3 points each.
  for (const learnerId of testClass.studentIds) await takeAll(testClass, learnerId, [false], [1])
  const attempt = await database().attempt.findFirstOrThrow({ where: { quizId: testClass.quizId } })
  await changePoints(
    { id: testClass.instructorId, ipAddress: null },
    { classId: testClass.classId, attemptId: attempt.id, slot: 1 },
    { change: { earned: 2, reason: 'Said aloud.' }, now: new Date() },
  )
  const { items: analyzed } = await getItemAnalysis(testClass.instructorId, targetOf(testClass), 'first')
  // 2 of 3 points are two thirds of the answer: (4 · 1 + 2/3) / 5 are correct, and (4 · 1/3 + 2/3) / 5 of the points are earned.
  expect(analyzed[0]?.statistics).toMatchObject({
    correctness: expect.closeTo(14 / 15, 9),
    facility: expect.closeTo(0.4, 9),
  })
})

test('class mastery depends on answers, not on certainty', async () => {
  const truth = { ...sampleItem('true-false'), id: 'truth-1' }
  const testClass = await createClass({ students: 2, items: [truth], rules: { behavior: 'certainty' } })
  const [one = '', two = ''] = testClass.studentIds
  await takeAll(testClass, one, [false], [1])
  await takeAll(testClass, two, [true], [3])
  await database().class.update({
    where: { id: testClass.classId },
    data: { course: { connect: { slug: 'csto-nagorno-karabakh' } } },
  })
  const { heat } = await getInsight(
    await requireClassPermission(testClass.instructorId, testClass.classId, 'viewGrades'),
  )
  const shares = Object.fromEntries(
    heat.students.map(({ id, cells }) => [id, cells['canary-concept']?.share]),
  )
  expect(shares).toEqual({ [one]: 1, [two]: 0 })
})

test('the first, last, highest, or all attempts count, as requested', async () => {
  const testClass = await createClass({ students: 0, items: items(1) })
  await storeAttempts(testClass, [[{ earned: 0, response: 'b' }]])
  const first = await database().attempt.findFirstOrThrow({ where: { quizId: testClass.quizId } })
  const { itemVersionId } = await database().attemptItem.findFirstOrThrow({ where: { attemptId: first.id } })
  for (const [number, earned] of [
    [2, 1],
    [3, 0.5],
  ] as const)
    await database().attempt.create({
      data: {
        ...{ learnerId: first.learnerId, courseSlug: first.courseSlug, quizId: first.quizId },
        ...{ title: first.title, number, seed: 'seed', state: 'GRADED', earned, possible: 1 },
        items: {
          create: {
            ...{ slot: 1, learnerId: first.learnerId, concept: 'canary-concept', itemVersionId },
            ...{ earned, possible: 1, status: 'GRADED', response: 'a' },
          },
        },
      },
    })
  const meanOf = async (which: 'first' | 'last' | 'highest' | 'all') =>
    (await getItemAnalysis(testClass.instructorId, targetOf(testClass), which)).quiz.mean
  expect(await meanOf('first')).toBe(0)
  expect(await meanOf('last')).toBe(0.5)
  expect(await meanOf('highest')).toBe(1)
  expect(await meanOf('all')).toBe(0.5)
})

test('an assignment without attempts has no statistics, and strangers see none', async () => {
  const [testClass, other] = [await createClass(), await createClass()]
  expect(await getItemAnalysis(testClass.instructorId, targetOf(testClass), 'first')).toMatchObject({
    quiz: { n: 0, mean: null },
    items: [],
  })
  await expect(getItemAnalysis(other.instructorId, targetOf(testClass), 'first')).rejects.toEqual(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
  await expect(getItemAnalysis(testClass.studentIds[0] ?? '', targetOf(testClass), 'first')).rejects.toEqual(
    expect.objectContaining({ code: 'FORBIDDEN' }),
  )
})

test('misconceptions are wrong answers of more than a quarter of the class', async () => {
  const testClass = await createClass({ students: 0, items: items(2) })
  await database().class.update({
    where: { id: testClass.classId },
    data: { course: { connect: { slug: 'csto-nagorno-karabakh' } } },
  })
  await storeAttempts(testClass, [
    ...Array.from({ length: 4 }, () => [
      { earned: 0, response: 'b' },
      { earned: 1, response: 'a' },
    ]),
    ...Array.from({ length: 4 }, (_, index) => [
      { earned: 1, response: 'a' },
      { earned: index === 0 ? 0 : 1, response: index === 0 ? 'b' : 'a' },
    ]),
  ])
  const viewed = await requireClassPermission(testClass.instructorId, testClass.classId, 'viewGrades')
  const found = await getInsight(viewed)
  expect(await listMisconceptions(viewed)).toMatchObject([{ share: 0.5, count: 4, asked: 8 }])
  expect(found.heat.students).toHaveLength(8)
  const [student] = found.heat.students
  expect(student?.cells['canary-concept']).toEqual({ share: 0.5, answers: 2 })
})
