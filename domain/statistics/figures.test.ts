import { describe, expect, test } from 'vitest'
import {
  consistencyFigure,
  discriminationFigure,
  type Figure,
  facilityBand,
  facilityFigure,
  plainFigure,
} from './figures'
import { type ItemStatistics, itemStatistics } from './item-statistics'
import { quizStatistics } from './quiz-statistics'

const [statistics] = itemStatistics([{ attemptItems: [{ itemId: 'a', earned: 1, possible: 1 }] }])
if (!statistics) throw new Error('there is no item')
const itemWith = (changes: Partial<ItemStatistics>): ItemStatistics => ({ ...statistics, ...changes })
const quizWith = (changes: Partial<ReturnType<typeof quizStatistics>>) => ({
  ...quizStatistics([]),
  ...changes,
})

function expectFigure(figure: Figure, value: number, low: number, high: number) {
  expect(figure).toMatchObject({ kind: 'figure', value })
  if (figure.kind !== 'figure') return
  expect(figure.low).toBeCloseTo(low, 8)
  expect(figure.high).toBeCloseTo(high, 8)
}

describe('the interval of facility', () => {
  test('is Wilson’s if answers are correct or incorrect', () => {
    const item = itemWith({ n: 10, facility: 0.6, standardDeviation: 0.5, isDichotomous: true })
    expectFigure(facilityFigure(item), 0.6, 0.31267376973365824, 0.8318196702937638)
    // 3/10 as 0.30000000000000004 is still 3 of 10.
    expectFigure(facilityFigure({ ...item, facility: 0.1 + 0.2 }), 0.1 + 0.2, 0.1077912674, 0.6032218525)
  })

  test('is Student’s t otherwise, within the range that the scoring allows', () => {
    const partial = {
      n: 10,
      facility: 0.5666666666666667,
      standardDeviation: 0.3865006029094686,
      isDichotomous: false,
    }
    expectFigure(facilityFigure(itemWith(partial)), partial.facility, 0.2901807912135527, 0.8431525421197805)
    expectFigure(facilityFigure(itemWith({ ...partial, facility: 0.1 })), 0.1, 0, 0.3764858754)
    expectFigure(facilityFigure(itemWith({ ...partial, facility: 0.9 })), 0.9, 0.6235141245, 1)
    const certain = { ...partial, lowest: -2 }
    expectFigure(facilityFigure(itemWith({ ...certain, facility: -1 })), -1, -1.2764858754, -0.7235141246)
    expectFigure(facilityFigure(itemWith({ ...certain, facility: -1.9 })), -1.9, -2, -1.6235141246)
  })

  test('is the value itself if nothing varies', () => {
    for (const standardDeviation of [0, null])
      expectFigure(
        facilityFigure(itemWith({ n: 5, facility: 0.1, standardDeviation, isDichotomous: false })),
        0.1,
        0.1,
        0.1,
      )
  })
})

test('the interval of discrimination is Fisher’s z, over the attempts with a rest score', () => {
  expectFigure(
    discriminationFigure(itemWith({ n: 50, pairs: 10, discriminationIndex: 70.19264419631214 })),
    70.19264419631214,
    12.955885014516221,
    92.34380504317559,
  )
  expectFigure(discriminationFigure(itemWith({ pairs: 10, discriminationIndex: 100 })), 100, 100, 100)
  expectFigure(discriminationFigure(itemWith({ pairs: 10, discriminationIndex: -100 })), -100, -100, -100)
  expect(discriminationFigure(itemWith({ n: 50, pairs: 9, discriminationIndex: 50 }))).toEqual({
    kind: 'too-few',
    n: 9,
    needed: 10,
  })
})

test('the interval of internal consistency is Feldt’s', () => {
  const alpha = 64.6801051709027
  const quiz = quizWith({ n: 10, items: 3, coefficientOfInternalConsistency: alpha })
  expectFigure(consistencyFigure(quiz), alpha, -3.4559451997086654, 90.4579016509189)
})

test('facility needs 5 attempts, other figures 10', () => {
  const item = { facility: 0.5, standardDeviation: 0.1, discriminationIndex: 50 }
  expect(facilityFigure(itemWith({ ...item, n: 4 }))).toEqual({ kind: 'too-few', n: 4, needed: 5 })
  expect(facilityFigure(itemWith({ ...item, n: 5 }))).toMatchObject({ kind: 'figure', n: 5, value: 0.5 })
  expect(discriminationFigure(itemWith({ ...item, pairs: 9 })).kind).toBe('too-few')
  expect(discriminationFigure(itemWith({ ...item, pairs: 10 })).kind).toBe('figure')
  expect(plainFigure(1, 9)).toEqual({ kind: 'too-few', n: 9, needed: 10 })
  expect(plainFigure(1, 10)).toEqual({ kind: 'figure', value: 1, n: 10, low: null, high: null })
  expect(consistencyFigure(quizWith({ n: 9, items: 2, coefficientOfInternalConsistency: 5 })).kind).toBe(
    'too-few',
  )
})

test('a null value is none', () => {
  expect(facilityFigure(itemWith({ n: 5, facility: null }))).toEqual({ kind: 'none', n: 5 })
  expect(discriminationFigure(itemWith({ pairs: 12, discriminationIndex: null }))).toEqual({
    kind: 'none',
    n: 12,
  })
  expect(plainFigure(null, 10)).toEqual({ kind: 'none', n: 10 })
  expect(consistencyFigure(quizWith({ n: 10, coefficientOfInternalConsistency: null }))).toEqual({
    kind: 'none',
    n: 10,
  })
})

test('a facility is hard below 50% and easy from 80% on', () => {
  expect([0, 0.49, 0.5, 0.79, 0.8, 1, null].map(facilityBand)).toEqual([
    ...['hard', 'hard', 'medium', 'medium', 'easy', 'easy', 'unknown'],
  ])
})
