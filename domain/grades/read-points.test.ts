import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPoints } from './read-points'

test.each([
  ['7.5', 7.5],
  ['7,5', 7.5],
  [' 20 ', 20],
  ['0', 0],
  ['0,50', 0.5],
  ['1 000', 1000],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['3.3333', 3.3333],
  ['1e3', 1000],
  ['−0', 0],
])('%j is %d points', (typed, points) => {
  expect(readPoints(typed)).toEqual({ ok: true, points })
})

test.each(['0x10', 'Infinity', 'NaN', 'ten', '', '1_000', '85%', '7/10', '--1', '=1+1'])(
  '%j isn’t a number',
  (typed) => {
    expect(readPoints(typed)).toEqual({ ok: false, why: `“${typed}” isn’t a number`, candidates: [] })
  },
)

test('rejects negative grades', () => {
  const rejected = { ok: false, why: 'a grade can’t be negative', candidates: [] }
  for (const typed of ['-1', '−0.5']) expect(readPoints(typed)).toEqual(rejected)
})

test.each([
  ['1,000', [1000, 1]],
  [' 3.125 ', [3125, 3.125]],
  ['12,345', [12345, 12.345]],
])('rejects %j with both meanings', (typed, candidates) => {
  expect(readPoints(typed)).toEqual({
    ok: false,
    why: `“${typed.trim()}” could mean ${candidates[0]} or ${candidates[1]}. Remove the thousands separator, or add another decimal`,
    candidates,
  })
})

test('rejects ambiguous numbers in other digits', () => {
  expect(readPoints('１．５００')).toEqual({
    ok: false,
    why: '“１．５００” could mean two numbers. Remove the thousands separator, or add another decimal',
    candidates: [],
  })
})

test('any number of points round-trips or is ambiguous', () => {
  fc.assert(
    fc.property(fc.nat({ max: 100_000_000 }), fc.constantFrom('.', ','), (thousandths, decimal) => {
      const points = thousandths / 1000
      const read = readPoints(String(points).replace('.', decimal))
      expect(read.ok ? [read.points] : read.candidates).toContain(points)
    }),
  )
})

test('what isn’t a number is quoted without spaces around it', () => {
  expect(readPoints(' ten ')).toMatchObject({ ok: false, why: '“ten” isn’t a number' })
})
