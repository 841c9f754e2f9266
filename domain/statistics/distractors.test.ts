import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distractorTable } from './distractors'
import { covariance, variance } from './moments'

const chosenIn = (response: unknown) => (Array.isArray(response) ? response.map(String) : [String(response)])

/** Answers as the database groups them; `null` for a missing rest score. */
function tableOf(ids: string[], answers: { response: unknown; rest: number | null }[]) {
  const rests = answers.flatMap(({ rest }) => rest ?? [])
  const groups = answers.map(({ response, rest }) => ({
    response,
    count: 1,
    restCount: rest === null ? 0 : 1,
    restSum: rest ?? 0,
  }))
  const sums = {
    n: answers.length,
    restCount: rests.length,
    sum: rests.reduce((sum, rest) => sum + rest, 0),
    squares: rests.reduce((sum, rest) => sum + rest ** 2, 0),
  }
  return distractorTable(ids, groups, sums, chosenIn)
}

const rests = [0.9, 0.2, 0.4, 0.8, 0.5, 0.1, 0.7, 0.6, 0.3, 1, 0, 0.4]
const chose = [1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1]
const expected = (covariance(chose, rests) ?? 0) / Math.sqrt((variance(chose) ?? 1) * (variance(rests) ?? 1))
const answersOf = (list: readonly (number | null)[]) =>
  list.map((rest, index) => ({ response: chose[index] === 1 ? 'a' : 'b', rest }))

test('the point-biserial equals the raw correlation', () => {
  const [a, b, c] = tableOf(['a', 'b', 'c'], answersOf(rests))
  expect(a).toMatchObject({ id: 'a', count: 6, share: 0.5 })
  expect(a?.pointBiserial).toBeCloseTo(expected, 12)
  expect(b?.pointBiserial).toBeCloseTo(-expected, 12)
  expect(c).toEqual({ id: 'c', count: 0, share: 0, pointBiserial: null })
})

test('grouped answers count by frequency', () => {
  const groups = [
    { response: ['a', 'b'], count: 7, restCount: 7, restSum: 3 },
    { response: ['b'], count: 2, restCount: 2, restSum: 1.5 },
  ]
  const rest = { n: 12, restCount: 12, sum: 6, squares: 4 }
  const [a, b] = distractorTable(['a', 'b'], groups, rest, chosenIn)
  expect(a).toMatchObject({ count: 7, share: 7 / 12 })
  expect(b).toMatchObject({ count: 9, share: 0.75 })
  // r = (n·Σxy − Σx·Σy) / √((n·Σx² − (Σx)²)(n·Σy² − (Σy)²))
  expect(a?.pointBiserial).toBeCloseTo((12 * 3 - 7 * 6) / Math.sqrt((12 * 7 - 49) * (12 * 4 - 36)), 12)
  expect(b?.pointBiserial).toBeCloseTo((12 * 4.5 - 9 * 6) / Math.sqrt((12 * 9 - 81) * (12 * 4 - 36)), 12)
})

test('attempts without a rest score count only in shares', () => {
  const [a] = tableOf(
    ['a'],
    [...answersOf(rests), { response: 'a', rest: null }, { response: 'x', rest: null }],
  )
  expect(a).toMatchObject({ count: 7, share: 0.5 })
  expect(a?.pointBiserial).toBeCloseTo(expected, 12)
})

test.each([
  ['fewer than ten have a rest score', rests.slice(0, 9).concat()],
  ['all rest scores are equal except for rounding', rests.map((_, index) => (index % 2 ? 0.3 : 0.1 + 0.2))],
  ['all rest scores are 0', rests.map(() => 0)],
])('there is no correlation if %s', (_, list) => {
  expect(tableOf(['a'], answersOf(list))[0]?.pointBiserial).toBeNull()
})

test('no correlation without variation, no share without attempts', () => {
  expect(
    tableOf(
      ['a'],
      rests.map((rest) => ({ response: 'a', rest })),
    )[0],
  ).toMatchObject({
    share: 1,
    pointBiserial: null,
  })
  expect(tableOf(['a'], [])).toEqual([{ id: 'a', count: 0, share: 0, pointBiserial: null }])
})

test('ten rest scores are enough', () => {
  expect(tableOf(['a'], answersOf(rests.slice(0, 10)))[0]?.pointBiserial).not.toBeNull()
})

test('correlations are finite, bounded, and unit-independent', () => {
  const answers = fc.array(
    fc.record({ response: fc.constantFrom('a', 'b'), rest: fc.double({ min: -2, max: 1, noNaN: true }) }),
    {
      minLength: 10,
      maxLength: 40,
    },
  )
  fc.assert(
    fc.property(answers, (list) => {
      const [a] = tableOf(['a'], list)
      const r = a?.pointBiserial ?? 0
      expect(Number.isFinite(r)).toBe(true)
      expect(Math.abs(r)).toBeLessThanOrEqual(1)
      const [scaled] = tableOf(
        ['a'],
        list.map(({ response, rest }) => ({ response, rest: rest * 1024 })),
      )
      expect(scaled?.pointBiserial ?? 0).toBeCloseTo(r, 9)
    }),
    { seed: 3, numRuns: 300 },
  )
})

test('choosing by rest score gives a correlation of 1', () => {
  const list = Array.from({ length: 31 }, (_, index) => ({
    response: index % 3 ? 'a' : 'b',
    rest: index % 3 ? 0.7 : 0.1,
  }))
  const [a, b] = tableOf(['a', 'b'], list)
  expect(a?.pointBiserial).toBeCloseTo(1, 9)
  expect(b?.pointBiserial).toBeCloseTo(-1, 9)
})

test('a thousand equal rest scores don’t vary', () => {
  const list = Array.from({ length: 1000 }, (_, index) => ({ response: index % 2 ? 'a' : 'b', rest: 0.1 }))
  expect(tableOf(['a'], list)[0]?.pointBiserial).toBeNull()
})
