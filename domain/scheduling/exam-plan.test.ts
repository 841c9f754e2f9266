import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderForDate, recallIfCorrect, recallWith, recallWithout } from './exam-plan'
import { recallAfter } from './memory'

const memory = (stability: number, daysSince = 0) => ({ stability, difficulty: 5, daysSince })
const card = (
  id: string,
  of: ReturnType<typeof memory> | null,
  isBegun = false,
  highConfidenceError = false,
) => ({
  ...{ id, memory: of, isBegun, highConfidenceError },
})

describe('expected recall on a day', () => {
  test('without being asked is what the forgetting curve leaves', () => {
    expect(recallWithout(memory(10, 3), 7)).toBeCloseTo(recallAfter(10, 10), 12)
    expect(recallWithout(null, 7)).toBe(0)
  })

  test('is a probability, and asking a new fact always helps', () => {
    const stability = fc.double({ min: 0.01, max: 5000, noNaN: true })
    fc.assert(
      fc.property(stability, fc.nat(400), fc.nat(400), (value, since, days) => {
        for (const of of [memory(value, since), null])
          for (const recall of [recallWith(of, days), recallWithout(of, days)]) {
            expect(recall).toBeGreaterThanOrEqual(0)
            expect(recall).toBeLessThanOrEqual(1)
          }
        expect(recallWith(null, days)).toBeGreaterThan(recallWithout(null, days))
        expect(recallIfCorrect(null, days)).toBeLessThanOrEqual(recallWith(null, days))
      }),
    )
  })
})

describe('the order for a date', () => {
  test('starts with what asking now helps most on that day, and leaves out what it doesn’t help', () => {
    const cards = [card('safe', memory(5000)), card('held', memory(60, 20)), card('weak', memory(1, 20))]
    expect(orderForDate(cards, 20).map(({ id }) => id)).toEqual(['weak', 'held'])
  })

  test('mixes new cards between reviewed ones, and continues with whichever remain', () => {
    const known = ['a', 'b', 'c', 'd', 'e'].map((id, index) => card(id, memory(1 + index, 20)))
    const order = orderForDate([card('n1', null), card('n2', null), card('n3', null), ...known], 20)
    const isNew = order.map(({ memory: held }) => held === null)
    expect(isNew).toEqual([false, false, true, false, false, true, false, true])
    expect(orderForDate([card('n1', null), card('n2', null)], 20)).toHaveLength(2)
  })

  test('finishes started cards before it starts others', () => {
    const cards = [card('new', null), card('weak', memory(1, 20)), card('begun', memory(1), true)]
    expect(orderForDate(cards, 20)[0]?.id).toBe('begun')
  })

  test('starts with high-confidence errors', () => {
    const cards = [card('begun', memory(1), true), card('sure', memory(2), true, true)]
    expect(orderForDate(cards, 20).map(({ id }) => id)).toEqual(['sure', 'begun'])
  })

  test('works on the day itself', () => {
    expect(orderForDate([card('weak', memory(1, 30))], 0)).toHaveLength(1)
  })

  test('of no cards is empty', () => {
    expect(orderForDate([], 5)).toEqual([])
  })
})
