import { expect, test } from 'vitest'
import { decodeText } from './decode-text'

const bytes = (...values: number[]) => new Uint8Array(values)
const utf16 = (text: string, isLittle: boolean) =>
  bytes(
    ...[...`\uFEFF${text}`].flatMap((sign) => {
      const code = sign.charCodeAt(0)
      const pair = [code & 0xff, code >> 8]
      return isLittle ? pair : pair.reverse()
    }),
  )

test('UTF-8 is read, with and without a mark', () => {
  const text = 'ani@uni.example,Անի'
  expect(decodeText(new TextEncoder().encode(text))).toBe(text)
  expect(decodeText(new TextEncoder().encode(`\uFEFF${text}`))).toBe(text)
  expect(decodeText(bytes())).toBe('')
})

test('UTF-16 is read where the file says that it is', () => {
  expect(decodeText(utf16('a;é', true))).toBe('a;é')
  expect(decodeText(utf16('a;é', false))).toBe('a;é')
})

test('any other encoding is not guessed at', () => {
  // "é" as Windows writes it.
  expect(decodeText(bytes(0x61, 0xe9, 0x62))).toBeNull()
  expect(decodeText(bytes(0xff, 0xfe, 0x00, 0xd8))).toBeNull()
})
