import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from './read-csv'

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells)

test('quotes hold separators, line ends and doubled quotes', () => {
  expect(readCsv('a,"b, ""c""\nd",e\nf')).toEqual([
    { line: 1, cells: ['a', 'b, "c"\nd', 'e'] },
    { line: 3, cells: ['f'] },
  ])
})

test('the separator is what the first row has most of, outside quotes', () => {
  expect(cellsOf('a;b;c,d\n1;2;3')).toEqual([
    ['a', 'b', 'c,d'],
    ['1', '2', '3'],
  ])
  expect(cellsOf('"a;b;c",d')).toEqual([['a;b;c', 'd']])
  expect(cellsOf('a\tb')).toEqual([['a', 'b']])
})

test('a byte order mark, any line end and a last one are no content', () => {
  expect(readCsv('\uFEFFa,b\r\nc,d\re,f\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['c', 'd'] },
    { line: 3, cells: ['e', 'f'] },
  ])
})

test('empty cells and empty rows are there', () => {
  expect(cellsOf('a,,\n\n,b')).toEqual([['a', '', ''], [''], ['', 'b']])
  expect(readCsv('')).toEqual([])
})

test('a quote that nobody closes goes to the end, and what follows a closed one is kept', () => {
  expect(cellsOf('"a,b\nc')).toEqual([['a,b\nc']])
  expect(cellsOf('"a"b,c')).toEqual([['ab', 'c']])
})

test('what is written as RFC 4180 has it is read back', () => {
  const cell = fc.string().map((text) => text.replaceAll('\r', ''))
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')
      expect(cellsOf(text)).toEqual(rows)
    }),
  )
})

test('any text is read, and rows begin on rising lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t') }), (text) => {
      const lines = readCsv(text).map(({ line }) => line)
      expect(lines).toEqual([...new Set(lines)].sort((one, other) => one - other))
    }),
  )
})
