import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from './read-csv'

const cellsOf = (text: string) => readCsv(text).rows.map(({ cells }) => cells)
const row = (line: number, ...cells: string[]) => ({ line, lastLine: line, cells })

test('quoted cells can contain separators, line ends, and quotes', () => {
  expect(readCsv('a,"b, ""c""\nd",e\nf')).toEqual({
    separator: ',',
    rows: [{ line: 1, lastLine: 2, cells: ['a', 'b, "c"\nd', 'e'] }, row(3, 'f')],
    broken: [],
  })
})

test('spaces around quotes aren’t part of the cell', () => {
  expect(cellsOf('a,  "b, c" \t,d\n "e" ')).toEqual([['a', 'b, c', 'd'], ['e']])
  expect(cellsOf('a\t "b;\tc" \td')).toEqual([['a', 'b;\tc', 'd']])
  expect(cellsOf('a\t\t"b"\na\tb\tc')).toEqual([
    ['a', '', 'b'],
    ['a', 'b', 'c'],
  ])
})

test('byte order marks and line ends aren’t content', () => {
  expect(readCsv('\uFEFFa,b\r\nc,d\re,f\n').rows).toEqual([
    row(1, 'a', 'b'),
    row(2, 'c', 'd'),
    row(3, 'e', 'f'),
  ])
  expect(readCsv('a\uFEFF').rows).toEqual([row(1, 'a\uFEFF')])
})

test('keeps empty cells and skips blank rows', () => {
  expect(readCsv('a,,\n\n , ,\n,b').rows).toEqual([row(1, 'a', '', ''), row(4, '', 'b')])
  expect(readCsv('')).toEqual({ separator: '\t', rows: [], broken: [] })
})

describe('the separator', () => {
  test.each([
    ['of most rows wins over that of the first row', 'Class, list, of, 2026\nName;E-mail\nAni;1', ';'], // phrases: quoted
    ['is a semicolon with decimal commas', 'Name;Points\nAni;7,5\nBob;8,5', ';'],
    ['is a semicolon with a decimal comma in every row', 'ani@x.org;7,5\nbob@x.org;8,5', ';'],
    ['is a comma if each row’s text contains one semicolon', 'a@x.org,Sargsyan; Ani\nb@x.org,Lee; Bob', ','],
    ['is a comma if it makes more cells', 'a,b; c,5\nd,e; f,6', ','],
    ['inside quotes doesn’t count', '"a;b;c",d\n"e;f;g",h', ','],
    ['can be a tab', 'a\tb, c\nd\te', '\t'],
    ['can be a pipe', 'a|b, c\nd|e', '|'],
    ['is named by a first line for spreadsheets', 'sep=,\na;b,c\nd;e', ','],
    ['is named in any case', 'SEP=|\na;b\nd;e', '|'],
    ['of one row is found', 'a@x.org; b@x.org; c@x.org', ';'],
    ['of a single column doesn’t matter', 'a\nb', '\t'],
    ['keeps email cells whole', 'Doe; Ani,a@x.org,1\nLee; Bob,b@x.org,2', ','],
    ['counts emails with spaces around them', 'a;b ,\tc@x.org \nd;e , f@x.org', ','],
    ['counts emails, not text that contains one', 'a;<b@x.org>,c\nd;<e@x.org>,f', ';'],
    ['counts whole emails', 'a;c@x.org x,y\nd;c d@x.org,z', ';'],
  ])('%s', (_, text, separator) => {
    expect(readCsv(text).separator).toBe(separator)
  })

  test('line numbers include the sep line', () => {
    expect(readCsv('sep=;\na;b').rows).toEqual([row(2, 'a', 'b')])
    expect(cellsOf('a,b\nsep=;\nc,d')).toEqual([['a', 'b'], ['sep=;'], ['c', 'd']])
  })
})

describe('a broken quote', () => {
  const around = (broken: string) => readCsv(`a,b\n${broken}\nc,d\n"e",f\n`)
  test.each([
    ['that is never closed', '1,"2'],
    ['closed by another cell’s quote', '1,"2,3'],
    ['followed by text', '1,"2" 3'],
    ['doubled at its end', '1,"2""'],
    ['in the first cell', '"1,2'],
  ])('%s skips only its line', (_, broken) => {
    const { rows, broken: found } = around(broken)
    expect(found).toEqual([{ firstLine: 2, line: 2, text: broken }])
    expect(rows).toEqual([row(1, 'a', 'b'), row(3, 'c', 'd'), row(4, 'e', 'f')])
  })

  test('is reported at its line with the whole row', () => {
    expect(readCsv('"a\nb","c\nd,e')).toEqual({
      separator: ',',
      rows: [row(3, 'd', 'e')],
      broken: [{ firstLine: 1, line: 2, text: '"a\nb","c' }],
    })
  })

  test('never swallows a row with another quote', () => {
    expect(readCsv('a@x.org,"Ani\nb@x.org,"Lee, Bob"\nc@x.org,Cem')).toMatchObject({
      rows: [row(2, 'b@x.org', 'Lee, Bob'), row(3, 'c@x.org', 'Cem')],
      broken: [{ line: 1, text: 'a@x.org,"Ani' }],
    })
    // The second row’s opening quote is followed by a separator, so it would close the first.
    expect(readCsv('a@x.org,"Ani\nb@x.org,", Bob"\nc@x.org,Cem')).toMatchObject({
      rows: [row(2, 'b@x.org', ', Bob'), row(3, 'c@x.org', 'Cem')],
      broken: [{ line: 1, text: 'a@x.org,"Ani' }],
    })
  })

  test('is reported at the end of the file', () => {
    expect(readCsv('a,b\nc,"')).toMatchObject({ rows: [{ line: 1 }], broken: [{ line: 2, text: 'c,"' }] })
  })
})

test('a quote inside an unquoted cell is text', () => {
  expect(cellsOf('Bob "Bo" Lee,5" pipe')).toEqual([['Bob "Bo" Lee', '5" pipe']])
  expect(readCsv('"a",Bob "Bo" Lee').broken).toEqual([])
})

test('a fully quoted table round-trips', () => {
  const cell = fc.string().map((text) => text.replaceAll('\r', ''))
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, separator) => {
      const text = rows.map((cells) => cells.map(quoted).join(separator)).join('\r\n')
      const filled = rows.filter((cells) => cells.some((one) => one.trim() !== ''))
      expect(cellsOf(text)).toEqual(filled)
    }),
  )
})

test('a row of quoted separators is not blank', () => {
  expect(cellsOf('"a","b"\n"|",""\n"",""\n;;\n"c","d"')).toEqual([
    ['a', 'b'],
    ['|', ''],
    ['c', 'd'],
  ])
})

test('every line is in exactly one row', () => {
  const sign = fc.constantFrom('a', 'b@x.org', ' ', '"', '""', ',', ';', '|', '\n', '\r', '\r\n', '\t')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const { rows, broken } = readCsv(signs.join(''))
      const lines = signs.join('').replace(/\r\n?/g, '\n').split('\n')
      const covered = [
        ...rows.map(({ line, lastLine }) => [line, lastLine]),
        ...broken.map((row) => [row.firstLine, row.line]),
      ]
        .flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
        .sort((a, b) => a - b)
      expect(new Set(covered).size).toBe(covered.length)
      lines.forEach((line, index) => {
        if (!covered.includes(index + 1)) expect(line).toMatch(/^[\s,;|"]*$/)
      })
    }),
    { numRuns: 1000, seed: 11 },
  )
})

test('a broken row never loses other rows', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'x', 'a, b', 'say "hi"', ', "', 'a@x.org'),
    fc.string().filter((text) => !/[\r\n]/.test(text)),
  )
  const cells = fc.array(cell, { minLength: 2, maxLength: 4 }).map((list) => ['x', ...list])
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const good = (list: string[]) => list.map(quoted).join(',')
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 6 }), fc.array(cells, { maxLength: 6 }), (before, after) => {
      const text = [...before.map(good), 'x,"open', ...after.map(good)].join('\n')
      const { rows, broken } = readCsv(`sep=,\n${text}`)
      expect(broken).toEqual([{ firstLine: before.length + 2, line: before.length + 2, text: 'x,"open' }])
      expect(rows.map((found) => found.cells)).toEqual([...before, ...after])
    }),
    { numRuns: 300, seed: 11 },
  )
})

// So long that reading it in quadratic time would take hours.
test('long hostile text is read to its end', { timeout: 60_000 }, () => {
  for (const part of ['"', '""', '"""', '"a\n', '",\n', ',"x""\n', '"\n"', 'a,"b\n', ' ']) {
    const { rows, broken } = readCsv(`${part.repeat(100_000)}\nlast,row`)
    expect([rows.at(-1)?.cells.at(-1) ?? '', ...broken.map(({ text }) => text)].join(' '), part).not.toBe('')
  }
})

test('the separator that gives most rows the same width counts', () => {
  expect(readCsv('a;b,c\nd;e,f\ng;h\ni;j;k').separator).toBe(';')
})
