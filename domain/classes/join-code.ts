import { withoutInvisible } from '@/domain/items/invisible-characters'

/** Letters and digits that cannot be taken for one another: no 0 and O, no 1 and I. 32 of them, so that a byte picks each equally often. */
export const JOIN_CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const JOIN_CODE_LENGTH = 8

/**
 * A code out of chance.
 * @param bytes at least 8 random bytes, 0 to 255; each makes one character, all characters equally likely
 * @throws RangeError where there are too few bytes
 */
export function joinCodeFrom(bytes: Uint8Array): string {
  if (bytes.length < JOIN_CODE_LENGTH) throw new RangeError('a code takes eight bytes')
  return [...bytes.subarray(0, JOIN_CODE_LENGTH)]
    .map((byte) => JOIN_CODE_ALPHABET.charAt(byte % JOIN_CODE_ALPHABET.length))
    .join('')
}

/**
 * What somebody typed, as the code is stored: case, spaces and dashes do not matter.
 * @returns null for what cannot be a code
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

/** A code in two halves, as it is read aloud: `ABCD-2345`. */
export function joinCodeInWords(code: string): string {
  return `${code.slice(0, JOIN_CODE_LENGTH / 2)}-${code.slice(JOIN_CODE_LENGTH / 2)}`
}
