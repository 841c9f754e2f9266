import { expect, test } from 'vitest'
import { averageOf, type HeatRow, sortHeatMap } from './sort-heat-map'

const cell = (share: number, answers = 10) => ({ share, answers })
const ROWS: (HeatRow & { id: string })[] = [
  { id: 'Ada', cells: { a: cell(0.5), b: cell(1, 30) } },
  { id: 'Ben', cells: { a: cell(0.9) } },
  { id: 'Cleo', cells: { b: cell(0.2) } },
  { id: 'Dara', cells: {} },
]
const order = (sort: string, way: 'up' | 'down') =>
  sortHeatMap(ROWS, sort, way)
    .map(({ id }) => id.charAt(0))
    .join('')

test('an average is weighted by answers', () => {
  expect(ROWS.map(averageOf)).toEqual([0.875, 0.9, 0.2, null])
})

test.each([
  ['name', 'up', 'ABCD'],
  ['name', 'down', 'DCBA'],
  ['average', 'up', 'CABD'],
  ['average', 'down', 'BACD'],
  ['a', 'up', 'ABCD'],
  ['a', 'down', 'BACD'],
  ['b', 'up', 'CABD'],
  ['unknown', 'up', 'ABCD'],
] as const)('sorted by %s %s, rows are %s, those without a value last', (sort, way, rows) => {
  expect(order(sort, way)).toBe(rows)
})
