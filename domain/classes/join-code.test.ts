import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  JOIN_CODE_ALPHABET,
  JOIN_CODE_LENGTH,
  joinCodeFrom,
  joinCodeInWords,
  readJoinCode,
} from './join-code'

const bytes = fc.uint8Array({ minLength: JOIN_CODE_LENGTH, maxLength: JOIN_CODE_LENGTH })

test('no two characters of a code look alike, and a byte picks each equally often', () => {
  expect(new Set(JOIN_CODE_ALPHABET).size).toBe(32)
  expect(JOIN_CODE_ALPHABET).not.toMatch(/[01IO]/)
  expect(256 % JOIN_CODE_ALPHABET.length).toBe(0)
})

test('a code is read back however it was typed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = joinCodeFrom(random)
      for (const typed of [code, code.toLowerCase(), joinCodeInWords(code), ` ${code.split('').join(' ')} `])
        expect(readJoinCode(typed)).toBe(code)
    }),
  )
})

test('what is too long, too short, or holds another character is no code', () => {
  for (const typed of ['', 'ABCD234', 'ABCD23456', 'ABCD-234O', 'ABCD_2345', '../../etc'])
    expect(readJoinCode(typed)).toBeNull()
})

test('too few bytes make no code', () => {
  expect(() => joinCodeFrom(new Uint8Array(7))).toThrow(RangeError)
})

test('a code is read back if it was pasted with invisible or full-width characters', () => {
  expect(readJoinCode('\u200babcd\u00a0–\u20602345\ufeff')).toBe('ABCD2345')
  expect(readJoinCode('ＡＢＣＤ２３４５')).toBe('ABCD2345')
})
