import { describe, expect, test } from 'vitest'
import { paceOf, ratingOf } from './rating'

const plain = { fraction: 1, hinted: false, confidence: null, pace: 'usual' } as const

describe('the rating of an answer', () => {
  test.each([
    ['again below 0.6', { fraction: 0.599 }, 1],
    ['again below 0.6, however sure and fast', { fraction: 0.5, confidence: 100, pace: 'fast' }, 1],
    ['hard from 0.6, however sure and fast', { fraction: 0.6, confidence: 100, pace: 'fast' }, 2],
    ['hard from a sum that binary fractions put just below 0.6', { fraction: 0.5999999999999999 }, 2],
    ['hard just below 1', { fraction: 0.99 }, 2],
    [
      'good from a sum of ten tenths',
      {
        fraction: Array(10)
          .fill(0.1)
          .reduce((sum, one) => sum + one, 0),
      },
      3,
    ],
    ['hard after a hint', { hinted: true }, 2],
    ['hard when slow', { pace: 'slow' }, 2],
    ['hard when slow at any confidence', { pace: 'slow', confidence: 100 }, 2],
    ['hard below 70% confidence', { confidence: 69 }, 2],
    ['good at 70% confidence', { confidence: 70 }, 3],
    ['easy when fast at 90% confidence', { pace: 'fast', confidence: 90 }, 4],
    ['good when fast at 89% confidence', { pace: 'fast', confidence: 89 }, 3],
    ['good when fast without a confidence', { pace: 'fast' }, 3],
    ['good at the usual pace at any confidence', { confidence: 100 }, 3],
  ] as const)('is %s', (_, signs, rating) => {
    expect(ratingOf({ ...plain, ...signs })).toBe(rating)
  })
})

describe('the pace of an answer', () => {
  const own = { medianMs: 10_000, answers: 20 }
  test.each([
    [6_999, 'fast'],
    [7_000, 'usual'],
    [20_000, 'usual'],
    [20_001, 'slow'],
  ])('at %i ms of a median of 10 s is %s', (durationMs, pace) => {
    expect(paceOf(durationMs, own)).toBe(pace)
  })
  test('doesn’t count before 20 answers or without a time', () => {
    expect(paceOf(1, { ...own, answers: 19 })).toBe('usual')
    expect(paceOf(1, null)).toBe('usual')
    expect(paceOf(null, own)).toBe('usual')
  })
})
