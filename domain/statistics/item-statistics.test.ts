import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consistencyFigure, discriminationFigure, facilityFigure, plainFigure } from './figures'
import { isFixed, itemStatistics, type ScoredAttempt } from './item-statistics'
import { quizStatistics } from './quiz-statistics'

const attempt = (...marks: number[]): ScoredAttempt => ({
  places: marks.map((earned, index) => ({ itemId: `i${index}`, earned, possible: 1 })),
})

const mark = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: -2, max: 1, noNaN: true }))
const anyAttempts = fc.array(
  fc.uniqueArray(
    fc.record({ itemId: fc.constantFrom('a', 'b', 'c', 'd'), earned: mark, possible: fc.constantFrom(1, 3) }),
    {
      selector: ({ itemId }) => itemId,
      minLength: 1,
    },
  ),
  { maxLength: 30 },
)

test('whatever was earned, no figure is NaN or infinite, and a correlation stays within ±100 %', () => {
  fc.assert(
    fc.property(anyAttempts, (lists) => {
      const attempts = lists.map((places) => ({ places }))
      const items = itemStatistics(attempts)
      const all = [...items, quizStatistics(attempts)].flatMap((figures) => Object.values(figures))
      for (const value of all) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      for (const { discriminationIndex, effectiveWeight } of items) {
        expect(Math.abs(discriminationIndex ?? 0)).toBeLessThanOrEqual(100)
        expect(effectiveWeight ?? 0).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('effective weights of a quiz are shares of 100 %', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(mark, mark, mark), { minLength: 2, maxLength: 20 }), (lists) => {
      const weights = itemStatistics(lists.map((marks) => attempt(...marks))).map(
        ({ effectiveWeight }) => effectiveWeight,
      )
      const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0)
      if (weights.some((weight) => weight !== null)) expect(sum).toBeCloseTo(100, 6)
    }),
  )
})

test('the order of the attempts does not matter', () => {
  const attempts = [attempt(1, 0, 1), attempt(0, 0, 1), attempt(1, 1, 0), attempt(1, 1, 1)]
  const [forward, backward] = [itemStatistics(attempts), itemStatistics([...attempts].reverse())]
  for (const [index, item] of forward.entries())
    expect(backward[index]?.discriminationIndex ?? 0).toBeCloseTo(item.discriminationIndex ?? 0, 9)
})

test('an item that everybody got has a facility of 1, and no discrimination rather than NaN', () => {
  const attempts = Array.from({ length: 12 }, (_, index) => attempt(1, index % 2))
  const [item] = itemStatistics(attempts)
  expect(item).toMatchObject({ facility: 1, discriminationIndex: null, isRightOrWrong: true })
  if (item) expect(discriminationFigure(item)).toEqual({ kind: 'none', n: 12 })
})

test('of random pools each item is judged over the attempts that hold it, by the rest as a share', () => {
  const place = (itemId: string, earned: number) => ({ itemId, earned, possible: 1 })
  const attempts = [
    { places: [place('a', 1), place('b', 1)] },
    { places: [place('a', 0), place('c', 0)] },
    { places: [place('a', 1), place('b', 1), place('c', 0)] },
    { places: [place('b', 0), place('c', 1)] },
  ]
  expect(isFixed(attempts)).toBe(false)
  const [a] = itemStatistics(attempts)
  expect(a).toMatchObject({ itemId: 'a', n: 3 })
  // x = 1, 0, 1 with the rests 1/1, 0/1 and 1/2.
  expect(a?.covariance).toBeCloseTo(0.25, 12)
  expect(quizStatistics(attempts).coefficientOfInternalConsistency).toBeNull()
})

test('below five attempts there is no facility, below ten nothing else', () => {
  const of = (count: number) =>
    itemStatistics(Array.from({ length: count }, (_, index) => attempt(index % 2, 1 - (index % 3) / 2)))
  const [four, five, ten] = [of(4)[0], of(5)[0], of(10)[0]]
  if (!four || !five || !ten) throw new Error('there is no item')
  expect(facilityFigure(four)).toEqual({ kind: 'too-few', n: 4, needed: 5 })
  expect(facilityFigure(five)).toMatchObject({ kind: 'figure', n: 5, value: 0.4 })
  expect(discriminationFigure(five).kind).toBe('too-few')
  expect(discriminationFigure(ten).kind).toBe('figure')
  expect(plainFigure(1, 9).kind).toBe('too-few')
})

test('intervals hold their figure and lie within what is possible', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(0, 1), mark, fc.constantFrom(0, 1)), {
        minLength: 10,
        maxLength: 40,
      }),
      (lists) => {
        const attempts = lists.map((marks) => attempt(...marks.map((value) => Math.max(0, value))))
        for (const item of itemStatistics(attempts)) {
          for (const figure of [facilityFigure(item), discriminationFigure(item)]) {
            if (figure.kind !== 'figure') continue
            expect(figure.low ?? 0).toBeLessThanOrEqual(figure.value + 1e-9)
            expect(figure.high ?? 0).toBeGreaterThanOrEqual(figure.value - 1e-9)
          }
        }
        const consistency = consistencyFigure(quizStatistics(attempts))
        if (consistency.kind === 'figure') {
          expect(consistency.low ?? 0).toBeLessThanOrEqual(consistency.value)
          expect(consistency.high ?? 0).toBeGreaterThanOrEqual(consistency.value)
          expect(consistency.high ?? 0).toBeLessThanOrEqual(100)
        }
      },
    ),
  )
})
