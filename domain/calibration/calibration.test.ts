import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  calibrationOf,
  highConfidenceErrorsFirst,
  isHighConfidenceError,
  type StatedAnswer,
  wilsonInterval,
} from './calibration'

const answer = (confidence: number | null, earned: number, status: StatedAnswer['status'] = 'graded') =>
  ({ confidence, earned, possible: 1, status }) satisfies StatedAnswer

/** Repeats a list until it is long enough to say anything. */
const often = (list: readonly StatedAnswer[]) => Array.from({ length: 5 }, () => list).flat()

test('the Brier score is the mean squared distance from the outcome', () => {
  // (0.1² + 0.8²) / 2
  expect(calibrationOf(often([answer(90, 1), answer(80, 0)])).brierScore).toBeCloseTo(0.325, 12)
  expect(calibrationOf(often([answer(100, 1), answer(100, 1)])).brierScore).toBe(0)
  expect(calibrationOf(often([answer(100, 0), answer(100, 0)])).brierScore).toBe(1)
})

test('a sum that equals the maximum counts as correct', () => {
  const answer = { confidence: 90, status: 'graded', earned: 0.7 + 0.1 + 0.1 + 0.1, possible: 1 } as const
  expect(answer.earned).toBeLessThan(1)
  expect(calibrationOf(often([answer, answer])).brierScore).toBeCloseTo(0.01, 12)
  expect(isHighConfidenceError(answer)).toBe(false)
})

test('partial credit doesn’t count as correct', () => {
  expect(calibrationOf(often([answer(100, 0.5), answer(100, 0.5)])).brierScore).toBe(1)
})

test('unanswered and invalid answers, and those without a confidence, don’t count', () => {
  const none = [answer(null, 1), answer(90, 0, 'unanswered'), answer(90, 0, 'ungradable')]
  expect(calibrationOf(none)).toEqual({ answers: 0, brierScore: null, overconfidence: null, curve: [] })
})

test('below ten answers there is no score, verdict, or curve; from ten, the curve includes every answer once', () => {
  const nine = Array.from({ length: 9 }, () => answer(80, 1))
  expect(calibrationOf(nine)).toEqual({ answers: 9, brierScore: null, overconfidence: null, curve: [] })
  const { curve } = calibrationOf(often([50, 55, 60, 95, 100].map((c) => answer(c, 1))))
  expect(curve.map(({ from, answers }) => [from, answers])).toEqual([
    [0.5, 10],
    [0.6, 5],
    [0.9, 10],
  ])
})

test('confidence above accuracy is overconfidence', () => {
  expect(calibrationOf(often([answer(90, 1), answer(90, 0)])).overconfidence).toBeCloseTo(0.4, 12)
})

test('Wilson’s interval equals the published example: 81 of 263', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  const { low, high } = wilsonInterval(81, 263)
  expect(low).toBeCloseTo(0.2553, 4)
  expect(high).toBeCloseTo(0.3662, 4)
})

const answers = fc.array(
  fc.record({
    confidence: fc.option(fc.integer({ min: 50, max: 100 }), { nil: null }),
    earned: fc.constantFrom(0, 0.5, 1),
    possible: fc.constant(1),
    status: fc.constantFrom('graded', 'unanswered', 'ungradable'),
  }) satisfies fc.Arbitrary<StatedAnswer>,
)

test('scores stay within 0 and 1, and each answer is in one bin', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const { brierScore, curve, answers: count } = calibrationOf(list)
      const backwards = calibrationOf([...list].reverse()).brierScore
      if (brierScore === null) {
        expect(count).toBeLessThan(10)
        return
      }
      expect(brierScore).toBeGreaterThanOrEqual(0)
      expect(brierScore).toBeLessThanOrEqual(1)
      expect(backwards).toBeCloseTo(brierScore, 12)
      for (const bin of curve) {
        expect(bin.low).toBeLessThanOrEqual(bin.correct + 1e-12)
        expect(bin.high).toBeGreaterThanOrEqual(bin.correct - 1e-12)
        expect(bin.stated).toBeGreaterThanOrEqual(bin.from - 1e-9)
      }
      if (curve.length > 0) expect(curve.reduce((sum, bin) => sum + bin.answers, 0)).toBe(count)
    }),
  )
})

test('high-confidence errors come first, by confidence, without losing any answer', () => {
  const list = [answer(90, 1), answer(80, 0), answer(60, 0), answer(100, 0), answer(null, 0)]
  expect(highConfidenceErrorsFirst(list)).toEqual([list[3], list[1], list[0], list[2], list[4]])
  expect(isHighConfidenceError(answer(79, 0))).toBe(false)
  expect(isHighConfidenceError(answer(95, 0, 'unanswered'))).toBe(false)
})
