import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText, GUESSED_ENCODING, UNREADABLE_TEXT } from './decode-text'

const bytes = (...values: number[]) => new Uint8Array(values)
const utf16 = (text: string, isLittle: boolean) =>
  bytes(
    ...[...text].flatMap((sign) => {
      const code = sign.charCodeAt(0)
      const pair = [code & 0xff, code >> 8]
      return isLittle ? pair : pair.reverse()
    }),
  )

test('decodes UTF-8 with and without a byte order mark', () => {
  const text = 'ani@uni.example,Անի'
  const decoded = { text, encoding: 'utf-8' }
  expect(decodeText(new TextEncoder().encode(text))).toEqual(decoded)
  expect(decodeText(new TextEncoder().encode(`\uFEFF${text}`))).toEqual(decoded)
  expect(decodeText(bytes())).toEqual({ text: '', encoding: 'utf-8' })
})

test('decodes UTF-16 with and without a byte order mark', () => {
  for (const isLittle of [true, false]) {
    const encoding = isLittle ? 'utf-16le' : 'utf-16be'
    expect(decodeText(utf16('\uFEFFa;é', isLittle))).toEqual({ text: 'a;é', encoding })
    expect(decodeText(utf16('\uFEFFև', isLittle))).toEqual({ text: 'և', encoding })
    expect(decodeText(utf16('ani@x.org;Öz', isLittle))).toEqual({ text: 'ani@x.org;Öz', encoding })
    expect(decodeText(utf16('Անի\tab', isLittle))).toEqual({ text: 'Անի\tab', encoding })
  }
})

test('decodes other bytes as Windows-1252', () => {
  expect(decodeText(bytes(0x61, 0xe9, 0x62))).toEqual({ text: 'aéb', encoding: 'windows-1252' })
  expect(decodeText(bytes(0x80, 0x9f, 0xa0, 0x7f, 0x92, 0xff))).toEqual({
    text: '€Ÿ\u00a0\u007f’ÿ',
    encoding: 'windows-1252',
  })
})

test('rejects binary files', () => {
  const workbook = bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0xe9)
  for (const file of [
    workbook,
    bytes(0, 0, 0, 0),
    bytes(0x61, 0x62, 0x00),
    bytes(0x61, 0x00, 0x00, 0x61),
    // Half a pair of UTF-16.
    bytes(0xff, 0xfe, 0x00, 0xd8),
    // Bytes that Windows-1252 doesn't define.
    bytes(0xe9, 0x81),
    bytes(0x1f, 0x61),
    bytes(0x08),
    bytes(0x0b),
  ])
    expect(decodeText(file)).toBeNull()
  expect(decodeText(bytes(0x09, 0x0a, 0x0c, 0x0d))?.text).toBe('\t\n\f\r')
})

test('any bytes decode without control characters or are rejected', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30 }), (file) => {
      const decoded = decodeText(file)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(decoded?.text ?? '').not.toMatch(/[\u0000-\u0008\u000b\u000e-\u001f]/)
      if (decoded?.encoding === 'windows-1252') expect(decoded.text).toHaveLength(file.length)
    }),
  )
})

test('half of a byte order mark is a letter', () => {
  for (const [values, text] of [
    [[0xff, 0x41], 'ÿA'],
    [[0xfe, 0x41], 'þA'],
    [[0x41, 0xfe], 'Aþ'],
    [[0x41, 0xff], 'Aÿ'],
  ] as const)
    expect(decodeText(bytes(...values))).toEqual({ text, encoding: 'windows-1252' })
})

test('UTF-16 without a mark needs one zero in eight bytes', () => {
  for (const isLittle of [true, false])
    expect(decodeText(utf16('Անիան,5', isLittle).slice(2))).toMatchObject({ text: 'նիան,5' })
  expect(decodeText(utf16('Անուշ;Ա1', true))?.text).toBe('Անուշ;Ա1')
  // A zero among many other bytes is no half of a letter.
  expect(decodeText(bytes(...Array<number>(17).fill(0x61), 0))).toBeNull()
})

test('messages about encodings say what to do', () => {
  expect(UNREADABLE_TEXT).toContain('CSV UTF-8')
  expect(GUESSED_ENCODING).toContain('Windows-1252')
})
