import { expect, test } from 'vitest'
import { countingScore } from './counting-score'

const attempts = [
  { earned: 4, possible: 10 },
  { earned: 9, possible: 10 },
  { earned: 10, possible: 20 },
]

test.each([
  ['highest', 0.9],
  ['average', 0.6],
  ['first', 0.4],
  ['last', 0.5],
] as const)('%s counts', (counting, share) => {
  expect(countingScore(attempts, counting)).toBeCloseTo(share, 12)
})

test('no attempts or no possible points give no score', () => {
  expect(countingScore([], 'highest')).toBeNull()
  expect(countingScore([{ earned: 0, possible: 0 }], 'average')).toBeNull()
})
