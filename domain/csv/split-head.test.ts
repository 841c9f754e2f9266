import { expect, test } from 'vitest'
import { splitHead } from './split-head'

const rowsOf = (...table: string[][]) =>
  table.map((cells, index) => ({ line: index + 1, lastLine: index + 1, cells }))
const people = ['Ani', 'ani@x.org']

test('headings are found in the sixth row, not in the seventh', () => {
  const above = (count: number) => Array.from({ length: count }, (_, index) => [`note ${index}`, 'x'])
  const sixth = rowsOf(...above(5), ['Name', 'Email'], people)
  expect(splitHead(sixth)).toMatchObject({
    head: { row: sixth[5] },
    titles: [],
    early: sixth.slice(0, 5),
    body: [sixth[6]],
  })
  const seventh = rowsOf(...above(6), ['Name', 'Email'], people)
  expect(splitHead(seventh)).toEqual({ titles: [], head: null, early: [], body: seventh })
})

test('rows of one filled cell above the headings are titles', () => {
  const rows = rowsOf(['Class 5b', '', ' '], ['Room', '7'], ['Name', 'Email'], people)
  expect(splitHead(rows)).toMatchObject({
    titles: [rows[0]],
    early: [rows[1]],
    head: { row: rows[2] },
    body: [rows[3]],
  })
})

test('a heading that contains an email address is rejected', () => {
  const rows = rowsOf(['Name', 'Group\nani@x.org'], ['Name', 'Email'], people)
  expect(splitHead(rows)).toMatchObject({ early: [rows[0]], head: { row: rows[1] }, body: [rows[2]] })
})

test('a title above a table without headings is no data', () => {
  for (const title of [['Class 5b'], ['Class 5b', '', ' ']]) {
    const rows = rowsOf(title, people, ['Bob', 'bob@x.org'])
    expect(splitHead(rows)).toEqual({ titles: [rows[0]], head: null, early: [], body: rows.slice(1) })
  }
})

test.each([
  ['with an email address', [['ani@x.org', ''], people]],
  ['with two filled cells', [['Class', '5b'], people]],
  ['of a single column', [['Ani'], ['Bob']]],
  ['alone', [['Ani']]],
])('a first row %s is data', (_, table) => {
  const rows = rowsOf(...table)
  expect(splitHead(rows)).toEqual({ titles: [], head: null, early: [], body: rows })
})

test('a table without rows has no parts', () => {
  expect(splitHead([])).toEqual({ titles: [], head: null, early: [], body: [] })
})
