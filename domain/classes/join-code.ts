import { withoutInvisible } from '@/domain/items/invisible-characters'

/** Letters and digits that can’t be confused: no 0 and O, no 1 and I. There are 32, so that a byte selects each with the same probability. */
export const JOIN_CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const JOIN_CODE_LENGTH = 8

/**
 * Creates a code from random bytes. `canJoin` in `can-join.ts` decides whether a code still works and who it admits.
 * @param bytes at least 8 random bytes, 0 to 255; each gives one character, all equally likely
 * @throws RangeError if there are too few bytes
 */
export function joinCodeFrom(bytes: Uint8Array): string {
  if (bytes.length < JOIN_CODE_LENGTH) throw new RangeError('a code requires 8 bytes')
  return [...bytes.subarray(0, JOIN_CODE_LENGTH)]
    .map((byte) => JOIN_CODE_ALPHABET.charAt(byte % JOIN_CODE_ALPHABET.length))
    .join('')
}

/**
 * Parses a typed code, ignoring case, spaces, and dashes.
 * @returns null if it isn’t a code
 */
export function readJoinCode(typed: string): string | null {
  const code = withoutInvisible(typed)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]+/gu, '')
    .toUpperCase()
  const isCode =
    code.length === JOIN_CODE_LENGTH && [...code].every((sign) => JOIN_CODE_ALPHABET.includes(sign))
  return isCode ? code : null
}

/** Formats a code in two halves: `ABCD-2345`. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, JOIN_CODE_LENGTH / 2)}-${code.slice(JOIN_CODE_LENGTH / 2)}`
}
