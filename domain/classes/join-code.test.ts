import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatJoinCode, JOIN_CODE_ALPHABET, JOIN_CODE_LENGTH, joinCodeFrom, readJoinCode } from './join-code'

const bytes = fc.uint8Array({ minLength: JOIN_CODE_LENGTH, maxLength: JOIN_CODE_LENGTH })

test('code characters are unambiguous and equally likely', () => {
  expect(new Set(JOIN_CODE_ALPHABET).size).toBe(32)
  expect(JOIN_CODE_ALPHABET).not.toMatch(/[01IO]/)
  expect(256 % JOIN_CODE_ALPHABET.length).toBe(0)
})

test('code parsing ignores case, spaces, and dashes', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = joinCodeFrom(random)
      for (const typed of [code, code.toLowerCase(), formatJoinCode(code), ` ${code.split('').join(' ')} `])
        expect(readJoinCode(typed)).toBe(code)
    }),
  )
})

test('rejects malformed join codes', () => {
  for (const typed of ['', 'ABCD234', 'ABCD23456', 'ABCD-234O', 'ABCD_2345', '../../etc'])
    expect(readJoinCode(typed)).toBeNull()
})

test('rejects too few random bytes', () => {
  expect(() => joinCodeFrom(new Uint8Array(7))).toThrow(RangeError)
})

test('code parsing ignores invisible and full-width characters', () => {
  expect(readJoinCode('\u200babcd\u00a0–\u20602345\ufeff')).toBe('ABCD2345')
  expect(readJoinCode('ＡＢＣＤ２３４５')).toBe('ABCD2345')
})
