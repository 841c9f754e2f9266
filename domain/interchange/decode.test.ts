import { expect, test } from 'vitest'
import { decodeText, decodeXml } from './decode'
import { FileError } from './problems'

const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(
    values.flatMap((value) => (typeof value === 'number' ? value : [...new TextEncoder().encode(value)])),
  )

function failure(read: () => unknown): string {
  try {
    read()
    return 'read'
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return `${error.line} ${error.code}`
  }
}

test('UTF-8 with and without a byte order mark, and UTF-16 with one; any line ends', () => {
  expect(decodeText(bytes(0xef, 0xbb, 0xbf, 'é\r\nb\rc'))).toBe('é\nb\nc')
  expect(decodeText(bytes(0xff, 0xfe, 0x61, 0, 0xe9, 0))).toBe('aé')
  expect(decodeText(bytes(0xfe, 0xff, 0, 0x61, 0, 0xe9))).toBe('aé')
})

test('anything else is rejected with the line of the first bad byte', () => {
  expect(failure(() => decodeText(bytes('a\r\nb\rc\n', 0xe9, '\nd')))).toBe('4 not-utf-8')
  expect(failure(() => decodeText(bytes(0xff, 0xfe, 0, 0xd8, 0x61, 0)))).toBe('1 not-utf-8')
  expect(failure(() => decodeText(bytes(' \n')))).toBe('1 empty-file')
})

test('XML in the encoding that it declares', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>`
  expect(decodeXml(bytes(declared('ISO-8859-1'), 0xe9))).toContain('<a>é')
  expect(decodeXml(bytes(declared('windows-1252'), 0x80))).toContain('<a>€')
  expect(decodeXml(bytes(0x3c, 0, 0x61, 0, 0x3e, 0))).toBe('<a>')
  expect(failure(() => decodeXml(bytes(declared('utf-8'), 0xe9)))).toBe('1 not-utf-8')
  expect(failure(() => decodeXml(bytes(declared('EBCDIC'))))).toBe('1 unknown-encoding')
})
