import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from './read-csv'
import { BYTE_ORDER_MARK, csvLine, withoutFormulaGuard } from './write-csv'

test('formula-like text gets an apostrophe; numbers don’t', () => {
  expect(csvLine(['=1+1', '+2', '-3', '@a', '\tb', '\rc', '\nd', -4.5, null, 'plain', 'a=b'])).toBe(
    `'=1+1,'+2,'-3,'@a,"'\tb","'\rc","'\nd",-4.5,,plain,a=b\r\n`,
  )
  expect(csvLine(['＝1+1', '＋2', '－3', '＠a', "'=1", "''-", "'tis"])).toBe(
    "'＝1+1,'＋2,'－3,'＠a,''=1,'''-,'tis\r\n",
  )
})

test('cells with special characters are quoted', () => {
  expect(csvLine(['a;b', 'a|b', 'a"b', ' a', 'a ', 'a b', ''])).toBe('"a;b","a|b","a""b"," a","a ",a b,\r\n')
})

test('European files use semicolons and decimal commas', () => {
  expect(csvLine(['a', 7.5, 8, 'b,c'], { separator: ';', decimal: ',' })).toBe('a;7,5;8;"b,c"\r\n')
  expect(csvLine([7.5], { separator: ',', decimal: ',' })).toBe('"7,5"\r\n')
  expect(csvLine(['a', 7.5], { separator: '\t', decimal: '.' })).toBe('a\t7.5\r\n')
})

test('every table round-trips in every format', () => {
  const cell = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom("'", "''", '=', "'=", '@', '\t', '"'), fc.string())
      .map((parts) => parts.join('')),
  )
  const plain = cell.map((text) => text.replaceAll('\r', ''))
  const format = fc.record({
    separator: fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
    decimal: fc.constantFrom('.' as const, ',' as const),
  })
  fc.assert(
    fc.property(fc.array(plain, { minLength: 2, maxLength: 6 }), format, (cells, written) => {
      const text = csvLine(['email@x.org', ...cells], written)
      expect(readCsv(text).rows[0]?.cells.map(withoutFormulaGuard)).toEqual(['email@x.org', ...cells])
    }),
    { numRuns: 500 },
  )
})

test('the byte order mark marks UTF-8 and is no content', () => {
  expect([...new TextEncoder().encode(BYTE_ORDER_MARK)]).toEqual([0xef, 0xbb, 0xbf])
  expect(readCsv(BYTE_ORDER_MARK + csvLine(['a', 'b'])).rows).toMatchObject([{ cells: ['a', 'b'] }])
})
