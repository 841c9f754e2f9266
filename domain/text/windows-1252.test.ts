import { expect, test } from 'vitest'
import { decodeWindows1252 } from './windows-1252'

test('letters, quotation marks, and the euro sign', () => {
  expect(decodeWindows1252(Uint8Array.of(0x41, 0xe9, 0x80, 0x93, 0x9f), '?')).toBe('Aé€“Ÿ')
})

test('the five unassigned bytes, and no other ones, become the given character', () => {
  const all = decodeWindows1252(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    '\0',
  )
  const unassigned = [...all].flatMap((letter, byte) => (letter === '\0' && byte > 0 ? [byte] : []))
  expect(unassigned).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d])
  expect(all).toHaveLength(256)
})
