import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { getInsight } from '@/server/analysis/get-insight'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { getClassFor } from '@/server/classes/class-access'
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

/** Stores graded attempts at a class's assignment, one a student, as the product's own tables hold them. */
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

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...sampleItem('single-choice'), id: `item-${index + 1}` }))
const placeOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })

const isPresent = statisticsFixtureIsPresent()
const reason = isPresent ? '' : ' (skipped: ../shared/fixtures is not here)'

describe.skipIf(!isPresent)(`through the real tables${reason}`, () => {
  test(`the figures of quiz and items equal those of the fixture${reason}`, async () => {
    const fixture = readStatisticsFixture()
    const ofClass = await createClass({ students: 0, items: items(fixture.maxMarks.length) })
    await storeAttempts(
      ofClass,
      fixture.attempts.map((marks) => marks.map((earned) => ({ earned, response: earned > 0 ? 'a' : 'b' }))),
    )
    const analysis = await getItemAnalysis(ofClass.instructorId, placeOf(ofClass), 'first')
    expect(differences(analysis.quiz, fixture.expected.quiz, fixture)).toEqual([])
    for (const expected of fixture.expected.items) {
      const id = ofClass.itemIds[Number(expected.slot) - 1]
      const found = analysis.items.find((entry) => entry.id === id)
      expect(differences(found?.statistics ?? {}, expected, fixture), `slot ${expected.slot}`).toEqual([])
    }
  })
})

test('a wrong option that the strong choose is named, and blanks are counted apart', async () => {
  const ofClass = await createClass({ students: 0, items: items(3) })
  const right = { earned: 1, response: 'a' }
  const wrong = { earned: 0, response: 'b' }
  const blank = { earned: 0, response: null }
  // The strong get the others right and the first wrong.
  await storeAttempts(ofClass, [
    ...Array.from({ length: 8 }, () => [wrong, right, right]),
    ...Array.from({ length: 6 }, () => [right, wrong, wrong]),
    [blank, wrong, wrong],
  ])
  const { items: analysed, quiz } = await getItemAnalysis(ofClass.instructorId, placeOf(ofClass), 'first')
  const first = analysed.find(({ id }) => id === ofClass.itemIds[0])
  expect(quiz.n).toBe(15)
  expect(first?.flags[0]).toBe('Strong students chose B: is the key right?')
  expect(first?.blank).toBe(1)
  expect(first?.options.map(({ letter, count, isKey }) => ({ letter, count, isKey }))).toEqual(
    expect.arrayContaining([
      { letter: 'A', count: 6, isKey: true },
      { letter: 'B', count: 8, isKey: false },
    ]),
  )
})

test('a dropped question is left out of every figure', async () => {
  const ofClass = await createClass({ students: 0, items: items(2) })
  await storeAttempts(
    ofClass,
    Array.from({ length: 6 }, (_, index) => [
      { earned: index % 2, response: 'a' },
      { earned: 0, response: 'b', possible: 0 },
    ]),
  )
  const { items: analysed, quiz } = await getItemAnalysis(ofClass.instructorId, placeOf(ofClass), 'first')
  expect(analysed.map(({ id }) => id)).toEqual([ofClass.itemIds[0]])
  expect(quiz).toMatchObject({ n: 6, maxMark: 1 })
})

test('the first, the last, the highest or all attempts count, as is asked', async () => {
  const ofClass = await createClass({ students: 0, items: items(1) })
  await storeAttempts(ofClass, [[{ earned: 0, response: 'b' }]])
  const first = await database().attempt.findFirstOrThrow({ where: { quizId: ofClass.quizId } })
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
    (await getItemAnalysis(ofClass.instructorId, placeOf(ofClass), which)).quiz.mean
  expect(await meanOf('first')).toBe(0)
  expect(await meanOf('last')).toBe(0.5)
  expect(await meanOf('highest')).toBe(1)
  expect(await meanOf('all')).toBe(0.5)
})

test('an assignment that nobody has taken has no figures, and strangers have none of it', async () => {
  const [ofClass, other] = [await createClass(), await createClass()]
  expect(await getItemAnalysis(ofClass.instructorId, placeOf(ofClass), 'first')).toMatchObject({
    quiz: { n: 0, mean: null },
    items: [],
  })
  await expect(getItemAnalysis(other.instructorId, placeOf(ofClass), 'first')).rejects.toEqual(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
  await expect(getItemAnalysis(ofClass.studentIds[0] ?? '', placeOf(ofClass), 'first')).rejects.toEqual(
    expect.objectContaining({ code: 'FORBIDDEN' }),
  )
})

test('what a class mistakes is what more than a quarter of it chose', async () => {
  const ofClass = await createClass({ students: 0, items: items(2) })
  await database().class.update({
    where: { id: ofClass.classId },
    data: { course: { connect: { slug: 'csto-nagorno-karabakh' } } },
  })
  await storeAttempts(ofClass, [
    ...Array.from({ length: 4 }, () => [
      { earned: 0, response: 'b' },
      { earned: 1, response: 'a' },
    ]),
    ...Array.from({ length: 4 }, (_, index) => [
      { earned: 1, response: 'a' },
      { earned: index === 0 ? 0 : 1, response: index === 0 ? 'b' : 'a' },
    ]),
  ])
  const found = await getInsight(await getClassFor(ofClass.instructorId, ofClass.classId, 'read'))
  expect(found.misconceptions).toMatchObject([{ share: 0.5, count: 4, asked: 8 }])
  expect(found.heat.students).toHaveLength(8)
  const [student] = found.heat.students
  expect(student?.cells['canary-concept']).toEqual({ share: 0.5, answers: 2 })
})
