import { expect, test } from 'vitest'
import { sharesOverCommon } from './common-concepts'
import type { HeatRow } from './sort-heat-map'

const cell = (share: number, answers = 10) => ({ share, answers })

test('only concepts that both sides answered count', () => {
  const one: HeatRow[] = [{ cells: { a: cell(0.5), b: cell(1) } }, { cells: { b: cell(1) } }, { cells: {} }]
  const two: HeatRow[] = [{ cells: { a: cell(0.8), c: cell(0) } }, { cells: { c: cell(0) } }]
  expect(sharesOverCommon(one, two)).toEqual({ shares: [[0.5], [0.8]], concepts: 1 })
  expect(sharesOverCommon(one, [])).toEqual({ shares: [[], []], concepts: 0 })
})
