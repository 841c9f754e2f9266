import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from './read-csv'
import { csvLine } from './write-csv'

test('what a spreadsheet would run is made harmless; numbers stay numbers', () => {
  expect(csvLine(['=1+1', '+2', '-3', '@a', '\tb', -4.5, null, 'plain'])).toBe(
    "'=1+1,'+2,'-3,'@a,\"'\tb\",-4.5,,plain\r\n",
  )
  expect(csvLine(['＝1+1', '＋2', '－3', '＠a'])).toBe("'＝1+1,'＋2,'－3,'＠a\r\n")
})

test('what is written is read back as it was, but for the apostrophe of what was dangerous', () => {
  const cell = fc.string().filter((text) => !/[\r]/.test(text) && !/^[=+\-@＝＋－＠\t\n]/.test(text))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      expect(readCsv(csvLine(cells))[0]?.cells).toEqual(cells)
    }),
  )
})
