import { expect, test } from 'vitest'
import type { ScoredAttempt } from './item-statistics'
import { quizStatistics } from './quiz-statistics'

const attemptsOf = (
  matrix: readonly (readonly number[])[],
  possible: readonly number[] = [],
): ScoredAttempt[] =>
  matrix.map((marks) => ({
    attemptItems: marks.map((earned, index) => ({
      itemId: `i${index}`,
      earned,
      possible: possible[index] ?? 1,
    })),
  }))
const MATRIX = [
  [1, 0.5, 3],
  [0, 0, 1],
  [1, 1, 2],
  [0, 0.5, 0],
  [1, 0, 3],
  [0, 1, 2],
  [1, 1, 3],
  [0, 0, 0],
  [1, 0.5, 1],
  [1, 1, 2],
]

test('quiz statistics equal reference values', () => {
  const quiz = quizStatistics(attemptsOf(MATRIX, [1, 1, 3]))
  const expected = {
    ...{ n: 10, items: 3, maxPoints: 5, mean: 2.85, median: 3.5, standardDeviation: 1.7802933590968777 },
    ...{ skewness: -0.5785661802425092, kurtosis: -1.249113507960514 },
    ...{ coefficientOfInternalConsistency: 64.6801051709027, errorRatio: 59.43054335028185 },
    standardError: 1.058038016540259,
  }
  for (const [name, value] of Object.entries(expected))
    expect(Reflect.get(quiz, name), name).toBeCloseTo(value, 9)
})

test('no attempts have no statistics', () => {
  expect(quizStatistics([])).toEqual({
    ...{
      n: 0,
      items: null,
      maxPoints: null,
      mean: null,
      median: null,
      standardDeviation: null,
      skewness: null,
    },
    ...{ kurtosis: null, coefficientOfInternalConsistency: null, errorRatio: null, standardError: null },
  })
})

test('totals within binary rounding don’t vary', () => {
  const quiz = quizStatistics(
    attemptsOf(Array.from({ length: 20 }, (_, index) => (index % 2 ? [0.1, 0.2] : [0.3, 0]))),
  )
  expect(quiz).toMatchObject({
    ...{ standardDeviation: 0, skewness: null, kurtosis: null, coefficientOfInternalConsistency: null },
    ...{ errorRatio: null, standardError: null },
  })
  expect(quiz.mean).toBeCloseTo(0.3, 12)
})

test('consistency needs 2 items and can be negative', () => {
  const single = quizStatistics(attemptsOf([[0], [1], [0], [1]]))
  expect(single).toMatchObject({ coefficientOfInternalConsistency: null, errorRatio: null, items: 1 })
  expect(single.standardDeviation).toBeCloseTo(Math.sqrt(1 / 3), 12)
  const apart = quizStatistics(
    attemptsOf([
      [0, 1, 1],
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
    ]),
  )
  expect(apart.coefficientOfInternalConsistency).toBeLessThan(0)
  expect(apart.errorRatio).toBeGreaterThan(100)
})

test('identical items have full consistency', () => {
  const quiz = quizStatistics(
    attemptsOf([
      [0, 0],
      [1, 1],
      [0, 0],
      [0.5, 0.5],
    ]),
  )
  expect(quiz.coefficientOfInternalConsistency).toBeCloseTo(100, 9)
  expect(quiz.errorRatio).toBeCloseTo(0, 4)
})

test('worthless items don’t count', () => {
  const plain = quizStatistics(attemptsOf(MATRIX, [1, 1, 3]))
  const more = quizStatistics(
    attemptsOf(
      MATRIX.map((marks, index) => [...marks, index]),
      [1, 1, 3, 0],
    ),
  )
  expect(more).toEqual(plain)
})

test('below four attempts there is no skewness', () => {
  expect(quizStatistics(attemptsOf([[0], [1], [0.3]]))).toMatchObject({ skewness: null, kurtosis: null })
})

test('random pools scale totals to the mean maximum', () => {
  const attemptItem = (itemId: string, earned: number, possible = 1) => ({ itemId, earned, possible })
  const quiz = quizStatistics([
    { attemptItems: [attemptItem('a', 1), attemptItem('b', 0)] },
    { attemptItems: [attemptItem('a', 1, 2), attemptItem('c', 2, 2)] },
    { attemptItems: [attemptItem('d', 1, 0)] },
  ])
  expect(quiz).toMatchObject({ n: 3, items: null, maxPoints: 3, coefficientOfInternalConsistency: null })
  // 1/2 and 3/4 of 3.
  expect(quiz.mean).toBeCloseTo(1.875, 12)
  expect(quiz.median).toBeCloseTo(1.875, 12)
  expect(quiz.standardDeviation).toBeCloseTo(Math.sqrt(0.28125), 12)
})
