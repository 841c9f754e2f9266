import { expect, test } from 'vitest'
import { sampleItem } from '@/tests/support/sample-items'
import { findMisconceptions } from './find-misconceptions'

const item = sampleItem('single-choice')
const find = (counts: Record<string, number>) =>
  findMisconceptions(
    item,
    Object.entries(counts).map(([response, count]) => ({ response, count })),
  ).map(({ count, asked, share }) => [count, asked, share])

test('an incorrect option that more than a quarter chose is a misconception', () => {
  expect(find({ a: 5, b: 3 })).toEqual([[3, 8, 0.375]])
  expect(find({ a: 6, b: 2 })).toEqual([])
})

test('fewer than five answers show no misconception', () => {
  expect(find({ b: 4 })).toEqual([])
  expect(find({ b: 5 })).toEqual([[5, 5, 1]])
})
