import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RECOVERY_CODE_LENGTH, readTypedCode, toRecoveryCode } from './two-step-codes'

const bytes = fc.uint8Array({ minLength: RECOVERY_CODE_LENGTH, maxLength: RECOVERY_CODE_LENGTH })

test('a recovery code has four groups of four', () => {
  const code = toRecoveryCode(Uint8Array.from({ length: 16 }, (_, index) => index))
  expect(code).toBe('abcd-efgh-ijkm-npqr')
})

test('a recovery code needs its number of bytes', () => {
  expect(() => toRecoveryCode(new Uint8Array(15))).toThrow(RangeError)
})

test('a recovery code is read in capitals, without dashes, and with spaces', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = toRecoveryCode(random)
      const expected = { kind: 'recovery', code: code.replaceAll('-', '') }
      for (const typed of [
        code,
        code.toUpperCase(),
        code.replaceAll('-', ''),
        ` ${code.replaceAll('-', ' ')} `,
      ])
        expect(readTypedCode(typed)).toEqual(expected)
    }),
    { seed: 5 },
  )
})

test('each character of a recovery code is equally likely', () => {
  const all = Array.from({ length: 16 }, (_, part) =>
    toRecoveryCode(Uint8Array.from({ length: 16 }, (_, index) => part * 16 + index)),
  )
  const counts = new Map<string, number>()
  for (const character of all.join('').replaceAll('-', ''))
    counts.set(character, (counts.get(character) ?? 0) + 1)
  expect(counts.size).toBe(32)
  expect(new Set(counts.values())).toEqual(new Set([8]))
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
])('the code %j of an app is read as %s', (typed, code) => {
  expect(readTypedCode(typed)).toEqual({ kind: 'app', code })
})

test.each(['', '12345', '1234567', '12345a', '१२३४५६', 'abcd-efgh-ijkm-npq', 'abcd-efgh-ijkm-npq0'])(
  '%j isn’t a code',
  (typed) => {
    expect(readTypedCode(typed)).toBeNull()
  },
)
