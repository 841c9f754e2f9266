import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consistencyFigure, discriminationFigure, facilityFigure, plainFigure } from './figures'
import { itemStatistics, type ScoredAttempt, type ScoredItem } from './item-statistics'
import { quizStatistics } from './quiz-statistics'

/** Random matrices of scores: constant, negative, with a maximum of 0, with missing cells, from certainty-based scoring, and after waivers. */
const plainPoints = fc.oneof(
  fc.constantFrom(0, 0.5, 1),
  fc.constantFrom(0.1, 0.1 + 0.2, 1 / 3),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const cell: fc.Arbitrary<Omit<ScoredItem, 'itemId'>> = fc.oneof(
  { weight: 5, arbitrary: plainPoints.map((earned) => ({ earned, possible: 1 })) },
  { weight: 2, arbitrary: plainPoints.map((share) => ({ earned: share * 3, possible: 3 })) },
  { weight: 1, arbitrary: plainPoints.map((earned) => ({ earned, possible: 0 })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(-6, -2, 0, 1, 2, 3)
      .map((earned) => ({ earned, possible: 3, lowest: -2, correctness: earned > 0 ? 1 : 0 })),
  },
  { weight: 1, arbitrary: plainPoints.map((asGraded) => ({ earned: 1, possible: 1, asGraded })) },
  { weight: 1, arbitrary: plainPoints.map((asGraded) => ({ earned: 0, possible: 0, asGraded })) },
)
const ids = ['a', 'b', 'c', 'd']
const ofCells = (cells: readonly (Omit<ScoredItem, 'itemId'> | null)[]): ScoredAttempt => ({
  attemptItems: cells.flatMap((entry, index) => (entry ? [{ itemId: ids[index] ?? '', ...entry }] : [])),
})
const mixed = fc.array(fc.array(fc.option(cell), { minLength: 1, maxLength: 4 }), { maxLength: 25 })
/** Each column has one kind, so that attempts include the same items. */
const whole = fc.integer({ min: 0, max: 25 }).chain((attempts) =>
  fc.array(
    fc.oneof(
      fc.array(plainPoints, { minLength: attempts, maxLength: attempts }),
      plainPoints.map((mark) => Array(attempts).fill(mark)),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
)
const ofColumns = (columns: readonly number[][], scale = 1): ScoredAttempt[] =>
  (columns[0] ?? []).map((_, attempt) =>
    ofCells(columns.map((column) => ({ earned: (column[attempt] ?? 0) * scale, possible: scale }))),
  )
const anyAttempts = fc.oneof(
  mixed.map((lists) => lists.map(ofCells)),
  whole.map((columns) => ofColumns(columns)),
)
const options = { seed: 42, numRuns: 200 }

test('no statistic is NaN or infinite, and each stays in its range', () => {
  fc.assert(
    fc.property(anyAttempts, (attempts) => {
      const items = itemStatistics(attempts)
      for (const statistics of [...items, quizStatistics(attempts)])
        for (const value of Object.values(statistics))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      for (const {
        facility,
        lowest,
        correctness,
        discriminationIndex,
        discriminativeEfficiency,
        effectiveWeight,
      } of items) {
        expect(facility).toBeGreaterThanOrEqual(lowest - 1e-9)
        expect(facility).toBeLessThanOrEqual(1 + 1e-9)
        expect(correctness).toBeGreaterThanOrEqual(0)
        expect(correctness).toBeLessThanOrEqual(1)
        expect(Math.abs(discriminationIndex ?? 0)).toBeLessThanOrEqual(100)
        expect(discriminativeEfficiency ?? 0).toBeLessThanOrEqual(100)
        expect(effectiveWeight ?? 0).toBeGreaterThanOrEqual(0)
      }
      expect(quizStatistics(attempts).coefficientOfInternalConsistency ?? 0).toBeLessThanOrEqual(100 + 1e-9)
    }),
    options,
  )
})

test('every interval contains its statistic within range', () => {
  fc.assert(
    fc.property(anyAttempts, (attempts) => {
      const quiz = quizStatistics(attempts)
      const items = itemStatistics(attempts)
      const figures = [
        ...items.map((item) => [facilityFigure(item), item.lowest, 1] as const),
        ...items.map((item) => [discriminationFigure(item), -100, 100] as const),
        ...items.map((item) => [plainFigure(item.effectiveWeight, item.n), null, null] as const),
        [consistencyFigure(quiz), null, 100] as const,
      ]
      for (const [figure, least, most] of figures) {
        if (figure.kind !== 'figure') continue
        expect(figure.low ?? figure.value).toBeLessThanOrEqual(figure.value)
        expect(figure.high ?? figure.value).toBeGreaterThanOrEqual(figure.value)
        if (least !== null) expect(figure.low).toBeGreaterThanOrEqual(least - 1e-9)
        if (most !== null) expect(figure.high).toBeLessThanOrEqual(most + 1e-9)
      }
    }),
    options,
  )
})

test('statistics don’t depend on point scale', () => {
  fc.assert(
    fc.property(whole, fc.constantFrom(0.01, 0.3, 7, 1000), (columns, scale) => {
      const [plain, scaled] = [itemStatistics(ofColumns(columns)), itemStatistics(ofColumns(columns, scale))]
      const areClose = (one: number | null | undefined, other: number | null | undefined, factor = 1) => {
        if (typeof one !== 'number') expect(other).toBe(one)
        else expect((other ?? Number.NaN) / factor).toBeCloseTo(one, 4)
      }
      for (const [index, item] of plain.entries()) {
        const other = scaled[index]
        areClose(item.facility, other?.facility)
        areClose(item.standardDeviation, other?.standardDeviation)
        areClose(item.discriminationIndex, other?.discriminationIndex)
        areClose(item.effectiveWeight, other?.effectiveWeight)
        areClose(item.pointsStandardDeviation, other?.pointsStandardDeviation, scale)
      }
      const [quiz, large] = [quizStatistics(ofColumns(columns)), quizStatistics(ofColumns(columns, scale))]
      areClose(quiz.standardDeviation, large.standardDeviation, scale)
      areClose(quiz.skewness, large.skewness)
      expect(quiz.coefficientOfInternalConsistency === null).toBe(
        large.coefficientOfInternalConsistency === null,
      )
    }),
    options,
  )
})

test('effective weights are shares of 100%', () => {
  fc.assert(
    fc.property(anyAttempts, (attempts) => {
      const weights = itemStatistics(attempts).flatMap(({ effectiveWeight }) => effectiveWeight ?? [])
      if (weights.length > 0) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 6)
    }),
    options,
  )
})

test('a list that doesn’t vary has no discrimination and no weight', () => {
  fc.assert(
    fc.property(plainPoints, fc.array(plainPoints, { minLength: 2, maxLength: 30 }), (constant, other) => {
      const [item] = itemStatistics(ofColumns([other.map(() => constant), other]))
      expect(item).toMatchObject({ pointsVariance: 0, discriminationIndex: null, effectiveWeight: null })
      expect(item?.facility).toBe(constant)
    }),
    options,
  )
})
