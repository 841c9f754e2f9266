import { expect, test } from 'vitest'
import { mixEvenly, shareOut } from './share-out'

test.each([
  [10, [30, 30], [5, 5]],
  [10, [30, 2], [8, 2]],
  [3, [30, 30], [2, 1]],
  [10, [2, 3], [2, 3]],
  [0, [4, 4], [0, 0]],
  [7, [7], [7]],
  [5, [], []],
  [6, [1, 0, 9], [1, 0, 5]],
])('%i places among lists of %j entries are %j', (total, available, shares) => {
  expect(shareOut(total, available)).toEqual(shares)
})

test('a short list is spread over a long one', () => {
  expect(mixEvenly([['a', 'b', 'c', 'd'], ['X']])).toEqual(['a', 'b', 'X', 'c', 'd'])
  expect(
    mixEvenly([
      ['a', 'b'],
      ['X', 'Y'],
    ]),
  ).toEqual(['a', 'X', 'b', 'Y'])
  expect(mixEvenly([['a'], []])).toEqual(['a'])
})
