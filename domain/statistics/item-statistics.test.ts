import { describe, expect, test } from 'vitest'
import {
  type ItemStatistics,
  isFixed,
  itemStatistics,
  type ScoredAttempt,
  type ScoredItem,
} from './item-statistics'
import { quizStatistics } from './quiz-statistics'

const POSSIBLE = [1, 1, 3]
/** Ten attempts at three items worth 1, 1 and 3 points. Another program calculated the figures below. */
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
const repeated = (times: number, ...marks: number[]) => Array.from({ length: times }, () => marks)
const attemptItem = (itemId: string, earned: number, more: Partial<ScoredItem> = {}): ScoredItem => ({
  itemId,
  earned,
  possible: 1,
  ...more,
})
const byId = (attempts: readonly ScoredAttempt[]) =>
  Object.fromEntries(itemStatistics(attempts).map((item) => [item.itemId, item]))

describe('the statistics of three items', () => {
  const expected: Partial<ItemStatistics>[] = [
    {
      ...{ itemId: 'i0', n: 10, pairs: 10, maxPoints: 1, lowest: 0, facility: 0.6, correctness: 0.6 },
      ...{
        pointsVariance: 0.26666666666666666,
        pointsStandardDeviation: 0.5163977794943222,
        standardDeviation: 0.5163977794943222,
      },
      ...{ covariance: 0.5, restVariance: 1.9027777777777777, covarianceMax: 0.6666666666666665 },
      ...{ discriminationIndex: 70.19264419631214, discriminativeEfficiency: 75 },
      ...{ intendedWeight: 20, effectiveWeight: 29.732522300112663, isDichotomous: true },
    },
    {
      ...{
        itemId: 'i1',
        facility: 0.55,
        pointsVariance: 0.19166666666666668,
        standardDeviation: 0.43779751788545657,
      },
      ...{ covariance: 0.2611111111111111, restVariance: 2.4555555555555557, covarianceMax: 0.65 },
      ...{ discriminationIndex: 38.060735431831965, discriminativeEfficiency: 40.170940170940185 },
      ...{ intendedWeight: 20, effectiveWeight: 22.849200808911984, isDichotomous: false },
    },
    {
      ...{ itemId: 'i2', maxPoints: 3, facility: 0.5666666666666667, correctness: 0.5666666666666667 },
      ...{
        pointsVariance: 1.3444444444444446,
        pointsStandardDeviation: 1.1595018087284057,
        standardDeviation: 0.3865006029094686,
      },
      ...{
        covariance: 0.6055555555555556,
        restVariance: 0.6138888888888889,
        covarianceMax: 0.8833333333333334,
      },
      ...{ discriminationIndex: 66.65575867781642, discriminativeEfficiency: 68.55345911949686 },
      ...{ intendedWeight: 60, effectiveWeight: 47.418276890975356, isDichotomous: false },
    },
  ]
  test.each([0, 1, 2])('equal reference values: item %i', (index) => {
    const item = itemStatistics(attemptsOf(MATRIX, POSSIBLE))[index]
    for (const [name, value] of Object.entries(expected[index] ?? {})) {
      const own: unknown = item && Reflect.get(item, name)
      if (typeof value === 'number') expect(own, name).toBeCloseTo(value, 9)
      else expect(own, name).toBe(value)
    }
  })
})

test('20 attempts of 0.1 each have no variance', () => {
  const [item] = itemStatistics(attemptsOf(repeated(20, 0.1, 0.1)))
  expect(item).toMatchObject({
    ...{ facility: 0.1, pointsVariance: 0, pointsStandardDeviation: 0, standardDeviation: 0, covariance: 0 },
    ...{
      discriminationIndex: null,
      discriminativeEfficiency: null,
      effectiveWeight: null,
      intendedWeight: 50,
    },
  })
})

test('binary rounding isn’t variation', () => {
  const sums = Array.from({ length: 12 }, (_, index) =>
    index % 2 ? [0.3, 0.1, index % 3] : [0.1 + 0.2, 0.7 - 0.6, index % 3],
  )
  const { i0, i1, i2 } = byId(attemptsOf(sums, [1, 1, 2]))
  for (const item of [i0, i1])
    expect(item).toMatchObject({ pointsVariance: 0, discriminationIndex: null, effectiveWeight: null })
  // Its rest score is 0.4 for everyone.
  expect(i2).toMatchObject({ restVariance: 0, discriminationIndex: null, discriminativeEfficiency: null })
  expect(i2?.effectiveWeight).toBeCloseTo(100, 9)
  expect(i2?.pointsVariance).toBeGreaterThan(0)
})

test('a worthless item has a facility but no weight', () => {
  const marks = [1, 0, 0.5, 1]
  const attempts = marks.map((earned, index) => ({
    attemptItems: [
      attemptItem('free', earned, { possible: 0 }),
      attemptItem('a', index % 2),
      attemptItem('b', index > 1 ? 1 : 0),
    ],
  }))
  const { free, a, b } = byId(attempts)
  expect(free).toMatchObject({
    ...{
      n: 4,
      pairs: 4,
      maxPoints: 0,
      facility: 0.625,
      correctness: 0.625,
      intendedWeight: null,
      effectiveWeight: null,
    },
    ...{ isDichotomous: false },
  })
  expect(free?.standardDeviation).toBeCloseTo(Math.sqrt(0.6875 / 3), 12)
  // Compared with everything that counts: 0, 1, 1, 2.
  expect(free?.covariance).toBeCloseTo(0, 12)
  expect(free?.restVariance).toBeCloseTo(2 / 3, 12)
  expect(free?.discriminationIndex).toBeCloseTo(0, 9)
  expect([a?.intendedWeight, b?.intendedWeight]).toEqual([50, 50])
  expect(a?.effectiveWeight).toBeCloseTo(50, 9)
  // The rest score of a is only b.
  expect(a?.restVariance).toBeCloseTo(1 / 3, 12)
  expect(quizStatistics(attempts)).toMatchObject({ maxPoints: 2, mean: 1, items: 2 })
})

test('worthless items have only a facility', () => {
  const attempts = [1, 0, 1].map((earned) => ({
    attemptItems: [attemptItem('free', earned, { possible: 0 })],
  }))
  const [item] = itemStatistics(attempts)
  expect(item).toMatchObject({
    ...{ n: 3, pairs: 0, maxPoints: 0, covariance: null, discriminationIndex: null, effectiveWeight: null },
    ...{ isDichotomous: true },
  })
  expect(item?.facility).toBeCloseTo(2 / 3, 12)
  expect(quizStatistics(attempts)).toMatchObject({
    n: 3,
    maxPoints: 0,
    mean: 0,
    standardDeviation: 0,
    items: 0,
  })
})

test('full credit: figures use answers, weights use points', () => {
  const answered = [1, 0, 0, 1, 0, 0]
  const attempts = answered.map((asGraded, index) => ({
    attemptItems: [
      attemptItem('waived', 1, { asGraded }),
      attemptItem('a', index % 2),
      attemptItem('b', index < 3 ? 1 : 0),
    ],
  }))
  const { waived, a } = byId(attempts)
  expect(waived?.facility).toBeCloseTo(1 / 3, 12)
  expect(waived?.correctness).toBeCloseTo(1 / 3, 12)
  expect(waived?.pointsVariance).toBeCloseTo(4 / 15, 12)
  expect(waived).toMatchObject({ isDichotomous: true, maxPoints: 1, effectiveWeight: null })
  expect(waived?.intendedWeight).toBeCloseTo(100 / 3, 12)
  // The rest scores are 1, 2, 1, 1, 0, 1: the points of the others.
  expect(waived?.restVariance).toBeCloseTo(0.4, 12)
  expect(a?.effectiveWeight).not.toBeNull()
  expect(quizStatistics(attempts)).toMatchObject({ mean: 2, maxPoints: 3, items: 3 })
})

test('a dropped item uses its answers, out of 1', () => {
  const attempts = [1, 0, 0.5].map((asGraded) => ({
    attemptItems: [attemptItem('dropped', 0, { possible: 0, asGraded }), attemptItem('a', asGraded)],
  }))
  const { dropped } = byId(attempts)
  expect(dropped).toMatchObject({ facility: 0.5, maxPoints: 0, intendedWeight: null, effectiveWeight: null })
  expect(dropped?.discriminationIndex).toBeCloseTo(100, 9)
})

test('certainty-based facility ranges from −2 to 1', () => {
  const attempts = [3, 1, -6, 2].map((earned, index) => ({
    attemptItems: [
      attemptItem('a', earned, { possible: 3, lowest: -2, correctness: earned > 0 ? 1 : 0 }),
      attemptItem('b', index, { possible: 3, lowest: -2, correctness: 1 }),
    ],
  }))
  const { a } = byId(attempts)
  expect(a).toMatchObject({ lowest: -2, facility: 0, correctness: 0.75, isDichotomous: false })
  const certain = [3, 3, 3].map((earned) => ({
    attemptItems: [attemptItem('a', earned, { possible: 3, lowest: -2 })],
  }))
  expect(itemStatistics(certain)[0]).toMatchObject({ facility: 1, isDichotomous: false })
})

test('the correct share stays from 0 to 1 if it isn’t given', () => {
  const [item] = itemStatistics([
    { attemptItems: [attemptItem('a', -1)] },
    { attemptItems: [attemptItem('a', 3)] },
  ])
  expect(item?.correctness).toBe(0.5)
})

test('a negative covariance gives no effective weight', () => {
  const against = [0, 0, 0, 1, 1, 1].map((mark, index) => [mark, 3 - 3 * mark, index % 2])
  const { i0, i1 } = byId(attemptsOf(against, [1, 3, 1]))
  expect(i0?.effectiveWeight).toBeNull()
  expect(i1?.effectiveWeight).toBeGreaterThan(0)
  // Two items cancel each other out, so the third decides everything.
  const canceled = [0, 1, 0, 1].map((mark, index) => [mark / 10, (1 - mark) / 10, index < 2 ? 0 : 1])
  const weights = itemStatistics(attemptsOf(canceled)).map(({ effectiveWeight }) => effectiveWeight)
  expect(weights[0]).toBeCloseTo(0, 6)
  expect(weights[1]).toBeCloseTo(0, 6)
  expect(weights[2]).toBeCloseTo(100, 6)
  const constant = itemStatistics(attemptsOf([0, 1, 0, 1].map((mark) => [mark, 1 - mark])))
  expect(constant.map(({ effectiveWeight }) => effectiveWeight)).toEqual([null, null])
})

describe('in random pools', () => {
  const attempts = [
    { attemptItems: [attemptItem('a', 1), attemptItem('b', 1)] },
    { attemptItems: [attemptItem('a', 0), attemptItem('c', 0)] },
    { attemptItems: [attemptItem('a', 1), attemptItem('b', 1), attemptItem('c', 0, { possible: 2 })] },
    { attemptItems: [attemptItem('b', 0), attemptItem('c', 1, { possible: 2 })] },
  ]

  test('items use the attempts that include them', () => {
    expect(isFixed(attempts)).toBe(false)
    const { a, c } = byId(attempts)
    // x = 1, 0, 1 with the rests 1/1, 0/1 and 1/3.
    expect(a).toMatchObject({ n: 3, pairs: 3 })
    expect(a?.facility).toBeCloseTo(2 / 3, 12)
    expect(a?.covariance).toBeCloseTo(2 / 9, 12)
    expect(a?.restVariance).toBeCloseTo(7 / 27, 12)
    // Shares of its maximum: 0/1, 0/2, and 1/2 of 2.
    expect(c).toMatchObject({ n: 3, maxPoints: 2 })
    expect(c?.facility).toBeCloseTo(1 / 6, 12)
    expect(c?.pointsVariance).toBeCloseTo(1 / 3, 12)
    expect(quizStatistics(attempts).coefficientOfInternalConsistency).toBeNull()
  })

  test('weights compare with the share of the attempt', () => {
    const { a, b } = byId(attempts)
    // With maxima 2, 2, and 4.
    expect(a?.intendedWeight).toBeCloseTo(100 / (8 / 3), 12)
    // Totals 1, 0 and 1/2 for a: covariance 1/4. For b: 1, 1/2 and 1/3 with x = 1, 1, 0, covariance 5/36. For c, x = 0, 0, 1 with 0, 1/2 and 1/3.
    const roots = [1 / 4, 5 / 36, 1 / 36].map(Math.sqrt)
    const sum = roots.reduce((total, root) => total + root, 0)
    expect(a?.effectiveWeight).toBeCloseTo((100 * (roots[0] ?? 0)) / sum, 9)
    expect(b?.effectiveWeight).toBeCloseTo((100 * (roots[1] ?? 0)) / sum, 9)
  })

  test('a single-item attempt has no rest score', () => {
    const alone = [...attempts, { attemptItems: [attemptItem('a', 0)] }]
    const { a } = byId(alone)
    expect(a).toMatchObject({ n: 4, pairs: 3, facility: 0.5 })
    expect(a?.covariance).toBeCloseTo(2 / 9, 12)
  })
})

test('attempts are fixed if the same items count in all, whatever their order', () => {
  const one = { attemptItems: [attemptItem('a', 1), attemptItem('b', 0)] }
  expect(isFixed([])).toBe(true)
  expect(isFixed([one, { attemptItems: [attemptItem('b', 1), attemptItem('a', 0)] }])).toBe(true)
  expect(isFixed([one, { attemptItems: [...one.attemptItems, attemptItem('c', 0, { possible: 0 })] }])).toBe(
    true,
  )
  expect(isFixed([one, { attemptItems: [attemptItem('a', 1)] }])).toBe(false)
  expect(isFixed([one, { attemptItems: [attemptItem('a', 1), attemptItem('b', 0, { possible: 2 })] }])).toBe(
    false,
  )
})

test('the order of attempts doesn’t matter', () => {
  const attempts = attemptsOf(MATRIX, POSSIBLE)
  const [forward, backward] = [itemStatistics(attempts), itemStatistics([...attempts].reverse())]
  for (const [index, item] of forward.entries())
    expect(backward[index]?.discriminationIndex ?? 0).toBeCloseTo(item.discriminationIndex ?? 0, 9)
})

test('no attempts give no statistics; one gives no variance', () => {
  expect(itemStatistics([])).toEqual([])
  expect(itemStatistics(attemptsOf([[1, 0]]))[0]).toMatchObject({
    ...{ n: 1, facility: 1, pointsVariance: null, pointsStandardDeviation: null, standardDeviation: null },
    ...{ covariance: null, discriminationIndex: null, discriminativeEfficiency: null, effectiveWeight: null },
    intendedWeight: 50,
  })
})

test('an item that totals don’t follow has an effective weight of 0', () => {
  const { i0, i1 } = byId(
    attemptsOf(
      [
        [0, 1],
        [0, 2],
        [1, 0],
        [1, 1],
      ],
      [1, 2],
    ),
  )
  expect(i0?.effectiveWeight).toBe(0)
  expect(i1?.effectiveWeight).toBe(100)
})

test('a negative covariance gives no effective weight, however little scores vary', () => {
  const nearly = Array.from({ length: 10 }, (_, index) => (index % 2 ? [1 / 3, 0.66666] : [0.33333, 2 / 3]))
  const { i0, i1 } = byId(attemptsOf(nearly))
  expect(i0?.effectiveWeight).toBeNull()
  expect(i1?.effectiveWeight).toBeCloseTo(100, 9)
})

test('items and points that read the same joined are different items', () => {
  const attempt = (...attemptItems: ScoredItem[]): ScoredAttempt => ({ attemptItems })
  expect(
    isFixed([
      attempt(attemptItem('1a', 0), attemptItem('2b', 0)),
      attempt(attemptItem('1a', 0, { possible: 12 }), attemptItem('b', 0)),
    ]),
  ).toBe(false)
})

test('scaling all points by a constant changes no ratio', () => {
  const ratios = (scale: number) => {
    const attempts = attemptsOf(
      MATRIX.map((marks) => marks.map((earned) => earned * scale)),
      POSSIBLE.map((possible) => possible * scale),
    )
    const { coefficientOfInternalConsistency, errorRatio, skewness, kurtosis } = quizStatistics(attempts)
    const items = itemStatistics(attempts).flatMap((item) => [
      ...[item.facility, item.correctness, item.standardDeviation, item.discriminationIndex],
      ...[item.discriminativeEfficiency, item.intendedWeight, item.effectiveWeight],
    ])
    return [...items, coefficientOfInternalConsistency, errorRatio, skewness, kurtosis]
  }
  const plain = ratios(1)
  for (const scale of [0.5, 2, 3, 10])
    ratios(scale).forEach((ratio, index) => {
      expect(ratio).toBeCloseTo(plain[index] ?? Number.NaN, 6)
    })
})
