import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certaintyPoints, certaintyScore } from '@/domain/grading/behaviors/certainty'
import { gradeTries } from '@/domain/grading/behaviors/grade-tries'
import { gradeResponse } from '@/domain/grading/grade-response'
import { keyOf, sampleItem, sampleItems } from '@/tests/support/sample-items'

describe('certainty', () => {
  test.each([
    [1, 1, 1],
    [0, 1, 0],
    [1, 2, 2],
    [0, 2, -2],
    [1, 3, 3],
    [0, 3, -6],
    [0.5, 3, 1.5],
    [-0.25, 2, -2],
    [1, null, 1],
    [0, null, 0],
  ] as const)('a fraction of %d with certainty %s is worth %d', (fraction, certainty, mark) => {
    expect(certaintyPoints(fraction, certainty)).toBe(mark)
  })

  test('a quiz scores its sum over three per item, at least 0, and returns the average', () => {
    const item = sampleItem('single-choice')
    const answer = (response: unknown, certainty: 1 | 2 | 3 | null) => ({
      grade: gradeResponse(item, response),
      certainty,
    })
    expect(certaintyScore([answer('a', 3), answer('a', 3)])).toEqual({ scoreRatio: 1, average: 3 })
    expect(certaintyScore([answer('a', 3), answer('b', 2)])).toEqual({ scoreRatio: 0.5 / 3, average: 0.5 })
    expect(certaintyScore([answer('b', 3), answer('b', 3)])).toEqual({ scoreRatio: 0, average: -6 })
    expect(certaintyScore([answer(null, 3), answer(['a'], 3)])).toEqual({ scoreRatio: 0, average: 0 })
    expect(certaintyScore([])).toEqual({ scoreRatio: null, average: null })
  })
})

describe('several tries', () => {
  test('each try before the last costs the penalty, never below 0', () => {
    const item = sampleItem('single-choice')
    expect(gradeTries(item, ['a'], 0.25).earned).toBe(1)
    expect(gradeTries(item, ['b', 'a'], 0.25).earned).toBe(0.75)
    expect(gradeTries(item, ['b', 'c', 'd'], 0.25).earned).toBe(0)
    expect(gradeTries(item, ['b', 'b'], 0.25).earned).toBe(0)
  })

  test('an unanswered or invalid submission uses no try', () => {
    const item = sampleItem('numeric')
    expect(gradeTries(item, ['', 'newt', '3600'], 0.5)).toMatchObject({ earned: 1, triesUsed: 1 })
    expect(gradeTries(item, [null, 'newt'], 0.5)).toMatchObject({
      earned: 0,
      triesUsed: 0,
      grade: { status: 'unanswered' },
    })
  })

  test('an item of several parts deducts penalties part by part', () => {
    const item = sampleItem('matching')
    const first = { s1: 'c1', s2: 'c1', s3: 'c1', s4: 'c1' }
    expect(gradeTries(item, [first, keyOf(item)], 0.2).earned).toBeCloseTo((1 + 0.8 + 1 + 0.8) / 4, 12)
    const sorted = sampleItem('categorize')
    expect(gradeTries(sorted, [first, keyOf(sorted)], 0.2).earned).toBeCloseTo((1 + 0.8 + 1 + 0.8) / 4, 12)
    const wholly = { ...item, grading: 'all-or-nothing' } as const
    expect(gradeTries(wholly, [first, keyOf(item)], 0.2).earned).toBe(0.8)
  })

  test('a part that was correct, changed, and corrected pays for the correction', () => {
    const item = sampleItem('cloze')
    const correct = { body: 'OSCE', size: '3600', place: 'a' }
    const tries = [correct, { ...correct, place: 'b' }, correct]
    expect(gradeTries(item, tries, 0.25).earned).toBeCloseTo((1 + 2 + 0.5) / 4, 12)
  })

  test('a part typed again in another spelling has not changed', () => {
    const item = sampleItem('cloze')
    const tries = [
      { body: 'OSCE', size: '3600', place: 'b' },
      { body: ' the “osce”. ', size: '3,600.0', place: 'a' },
    ]
    // The first two gaps were correct from the first try on; the third, of weight 1 in 4, on the second.
    expect(gradeTries(item, tries, 0.2).earned).toBeCloseTo((1 + 2 + 0.8) / 4, 12)
    expect(gradeTries(item, [{ ...tries[1], body: 'OSC' }, tries[0], tries[1]], 0.2).earned).toBeCloseTo(
      (0.8 + 2 + 0.6) / 4,
      12,
    )
  })

  test('gaps without any weight are worth 0 points', () => {
    const item = sampleItem('cloze')
    const weightless = { ...item, gaps: item.gaps.map((gap) => ({ ...gap, weight: 0 })) }
    const response = { body: 'OSCE', size: '3600', place: 'a' }
    expect(gradeTries(weightless, [response], 0.25).earned).toBe(0)
    expect(gradeResponse(weightless, response).earned).toBe(0)
  })

  test.each(sampleItems)('any tries at $id stay within 0 to 1, and one try is worth its grade', (item) => {
    const responses = fc.array(
      fc.oneof(fc.constant(keyOf(item)), fc.jsonValue(), fc.constantFrom('a', 'b', true)),
    )
    fc.assert(
      fc.property(responses, fc.double({ min: 0, max: 1, noNaN: true }), (tries, penalty) => {
        const { earned } = gradeTries(item, tries, penalty)
        expect(earned >= 0 && earned <= 1).toBe(true)
        const [one] = tries
        if (tries.length === 1) expect(earned).toBeCloseTo(gradeResponse(item, one).earned, 12)
      }),
      { numRuns: 50 },
    )
  })
})
