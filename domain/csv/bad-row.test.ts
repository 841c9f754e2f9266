import { expect, test } from 'vitest'
import { rowText, shortText, spanProblem, surplusProblem } from './bad-row'

const row = (...cells: string[]) => ({ line: 3, lastLine: 4, cells })

test('a row is reported on one line', () => {
  expect(rowText(row('Ani\nLee', 'a@x.org'))).toBe('Ani Lee, a@x.org')
})

test('a long text is cut to 60 characters', () => {
  expect(shortText('x'.repeat(60))).toBe('x'.repeat(60))
  expect(shortText('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`)
})

test('blank cells beyond the columns are no surplus', () => {
  expect(surplusProblem(row('a', 'b', '', ' '), 2)).toBeNull()
  expect(surplusProblem(row('a', 'b', ' ', 'c'), 2)).toBe(
    'more cells than the 2 columns. Put a cell that holds a separator in quotation marks',
  )
})

test('a cell that a row lacks spans no lines', () => {
  expect(spanProblem(row('a'), [0, 1])).toBeNull()
  expect(spanProblem(row('a', 'b\nc'), [0])).toBeNull()
  expect(spanProblem(row('a', 'b\nc'), [0, 1])).toContain('one cell continues to line 4')
})
