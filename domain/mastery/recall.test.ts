import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recallAfter } from '@/domain/scheduling/memory'
import {
  expectedRecalled,
  type FactTrace,
  forecast,
  meanRecall,
  type SessionFact,
  shownRecall,
} from './recall'

const fact = (isRecalled: boolean, stability = 10, daysSince = 0): FactTrace => ({
  stability,
  daysSince,
  isRecalled,
})
const inSession = (of: FactTrace, isMissedNow = false): SessionFact => ({ ...of, difficulty: 5, isMissedNow })

describe('expected recall', () => {
  test('counts a fact with its retrievability only if its latest answer from memory was correct', () => {
    const facts = [fact(true, 10, 3), fact(false, 500)]
    expect(expectedRecalled(facts, 0)).toBeCloseTo(recallAfter(3, 10), 12)
    expect(expectedRecalled(facts, 7)).toBeCloseTo(recallAfter(10, 10), 12)
    expect(meanRecall(facts, 0)).toBeCloseTo(recallAfter(3, 10) / 2, 12)
  })

  test('after a failed quiz, counts what was answered correctly, not what was asked', () => {
    const facts = [...Array(2).fill(fact(true)), ...Array(7).fill(fact(false))]
    expect(expectedRecalled(facts, 0)).toBeCloseTo(2, 9)
  })

  test('of no facts is unknown', () => {
    expect(meanRecall([], 0)).toBeNull()
    expect(expectedRecalled([], 0)).toBe(0)
  })

  test.each([
    [0, null],
    [1, null],
    [2, null],
    [3, 1],
    [10, 1],
  ])('based on %i answers is shown as %s', (answers, shown) => {
    expect(shownRecall(1, answers)).toBe(shown)
    expect(shownRecall(null, answers)).toBeNull()
  })
})

describe('the forecast', () => {
  test('without a session, both curves are the same; without facts, both are empty', () => {
    const [only] = forecast([fact(true, 2), fact(false)], [], [3])
    expect(only?.withSession).toBe(only?.without)
    expect(only?.without).toBe(meanRecall([fact(true, 2), fact(false)], 3))
    expect(forecast([], [], [1])).toEqual([])
  })

  test('counts a new fact after the session with the chance of a correct answer', () => {
    const [today] = forecast([fact(true)], [null], [0])
    expect(today).toMatchObject({ days: 0, without: 0.5, withSession: expect.closeTo(0.75, 9) })
  })

  test('lets a fact that was missed on an earlier day count again if it is answered correctly', () => {
    const missed = fact(false, 10, 3)
    const [today] = forecast([missed], [inSession(missed)], [0])
    expect(today?.without).toBe(0)
    expect(today?.withSession).toBeCloseTo(recallAfter(3, 10), 9)
  })

  test('gains nothing from a fact missed on the same occasion', () => {
    const missed = fact(false)
    const [today] = forecast([missed], [inSession(missed, true)], [0])
    expect(today).toEqual({ days: 0, without: 0, withSession: 0 })
  })

  test('is a probability, and never lower with a session', () => {
    const anyFact = fc.record({
      stability: fc.double({ min: 0.1, max: 2000, noNaN: true }),
      daysSince: fc.nat(400),
      isRecalled: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(anyFact, { minLength: 1, maxLength: 5 }),
        fc.nat(3),
        fc.nat(60),
        (facts, fresh, days) => {
          const session = [...facts.map((of) => inSession(of)), ...Array(fresh).fill(null)]
          const [day] = forecast(facts, session, [days])
          expect(day?.without).toBeGreaterThanOrEqual(0)
          expect(day?.withSession).toBeGreaterThanOrEqual((day?.without ?? 1) - 1e-9)
          expect(day?.withSession).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
