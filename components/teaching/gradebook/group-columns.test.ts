import { expect, test } from 'vitest'
import { type Column, groupColumns } from './gradebook-types'

const column = (name: string | null, change = {}): Column => ({
  ...{ id: 'a', title: 'x', points: 10, isClosed: false, waiting: 0, meanRatio: null, medianRatio: null },
  category: name === null ? null : { id: name, name, weight: 40, dropLowest: 0, ...change },
  isExtraCredit: false,
})

test('neighboring columns of a category are one group', () => {
  const columns = [column('A', { dropLowest: 2 }), column('A', { dropLowest: 2 }), column('B'), column(null)]
  expect(groupColumns(columns)).toEqual([
    { id: 'A', name: 'A', note: '40%, lowest 2 dropped', columns: 2 },
    { id: 'B', name: 'B', note: '40%', columns: 1 },
    { id: '', name: 'No category', note: 'doesn’t count', columns: 1 },
  ])
})

test('a class without categories has no groups', () => {
  expect(groupColumns([column(null), column(null)])).toEqual([])
})
