import { expect, test } from 'vitest'
import { formatCell } from './format-cell'

const cell = (ratio: number | null, change = {}) => ({
  ...{ ratio, isManual: false, isExcused: false, hasNote: false, isLate: false },
  ...change,
})
const format = (own: ReturnType<typeof cell> | undefined, change = {}) =>
  formatCell(own, { points: 10, isMissing: false, isDropped: false, ...change })

test('a cell shows its points and signs, and names them for screen readers', () => {
  expect(format(cell(0.75))).toEqual({ text: '7.5', label: '7.5' })
  expect(format(cell(0.75, { isManual: true, isLate: true, hasNote: true }))).toEqual({
    ...{ text: '7.5 ✎◷•', label: '7.5, manual grade, late, with a note' },
  })
})

test('missing, excused, and empty cells look different', () => {
  expect(format(undefined)).toEqual({ text: '', label: 'no grade yet' })
  expect(format(undefined, { isMissing: true })).toEqual({ text: '—', label: 'missing' })
  expect(format(cell(null, { isExcused: true }))).toEqual({ text: 'EX', label: 'excused' })
  expect(format(cell(0.5, { isExcused: true }))).toEqual({ text: '(5)', label: '5, excused' })
  expect(format(cell(null, { hasNote: true }))).toEqual({ text: '•', label: 'no grade yet, with a note' })
})

test('a dropped grade is in brackets', () => {
  expect(format(cell(0.5), { isDropped: true })).toEqual({ text: '[5]', label: '5, dropped' })
  expect(format(undefined, { isMissing: true, isDropped: true })).toEqual({
    ...{ text: '[—]', label: 'missing, dropped' },
  })
})
