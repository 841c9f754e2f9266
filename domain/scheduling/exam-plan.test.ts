import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecast, orderForDate, recallWith, recallWithout } from './exam-plan'
import { recallAfter } from './memory'

const memory = (stability: number, daysSince = 0) => ({ stability, difficulty: 5, daysSince })
const card = (id: string, of: ReturnType<typeof memory> | null) => ({ id, memory: of })

describe('expected recall on a day', () => {
  test('without being asked is what the forgetting curve leaves', () => {
    expect(recallWithout(memory(10, 3), 7)).toBeCloseTo(recallAfter(10, 10), 12)
    expect(recallWithout(null, 7)).toBe(0)
  })

  test('is a chance, whatever is remembered, and asking a fact that was never asked always helps', () => {
    const stability = fc.double({ min: 0.01, max: 5000, noNaN: true })
    fc.assert(
      fc.property(stability, fc.nat(400), fc.nat(400), (value, since, days) => {
        for (const of of [memory(value, since), null])
          for (const recall of [recallWith(of, days), recallWithout(of, days)]) {
            expect(recall).toBeGreaterThanOrEqual(0)
            expect(recall).toBeLessThanOrEqual(1)
          }
        expect(recallWith(null, days)).toBeGreaterThan(recallWithout(null, days))
      }),
    )
  })
})

describe('the order for a date', () => {
  test('begins with what asking now helps most on that day, and leaves out what it does not help', () => {
    const cards = [card('safe', memory(5000)), card('weak', memory(1, 20)), card('new', null)]
    const ids = orderForDate(cards, 20).map(({ id }) => id)
    expect(ids.slice(0, 2)).toEqual(['new', 'weak'])
  })

  test('works on the day itself', () => {
    expect(orderForDate([card('weak', memory(1, 30))], 0)).toHaveLength(1)
  })

  test('of no cards is empty', () => {
    expect(orderForDate([], 5)).toEqual([])
  })
})

describe('the forecast', () => {
  test('is higher with a session of what was ordered for the date than without one', () => {
    const cards = [card('a', memory(2, 9)), card('b', memory(300)), card('c', null)]
    const asked = new Set(orderForDate(cards, 14).map(({ id }) => id))
    const [, last] = forecast(cards, ({ id }) => asked.has(id), [0, 14])
    expect(last?.withSession).toBeGreaterThan(last?.without ?? 1)
  })

  test('without a session says the same twice, and of no cards nothing', () => {
    const [only] = forecast([card('a', memory(2))], () => false, [3])
    expect(only?.withSession).toBe(only?.without)
    expect(forecast([], () => true, [1])).toEqual([])
  })
})
