/** Codes of two-step verification, as people type them. */

/** The digits of a code from an authenticator app. */
const APP_CODE_DIGITS = 6
/** How many recovery codes an account gets at a time. */
export const RECOVERY_CODES = 10
/** How many characters a recovery code has, without dashes: 5 bits each. */
export const RECOVERY_CODE_LENGTH = 16

/** No letters that look like digits. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/**
 * Writes random bytes as a recovery code in groups of four: `abcd-efgh-ijkm-npqr`.
 * @param bytes as many as the code has characters
 * @throws RangeError for any other number
 */
export function toRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_CODE_LENGTH)
    throw new RangeError(`A recovery code needs ${RECOVERY_CODE_LENGTH} bytes`)
  const characters = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('')
  return characters.replace(/(.{4})(?=.)/g, '$1-')
}

export type TypedCode = { kind: 'app' | 'recovery'; code: string }

/**
 * Reads a code without the spaces, dashes, and capitals that people add.
 * @returns the code, a recovery code without dashes; null if it can't be either kind
 */
export function readTypedCode(typed: string): TypedCode | null {
  const code = typed.replace(/[\s-]/g, '').toLowerCase()
  if (code.length === APP_CODE_DIGITS && /^[0-9]+$/.test(code)) return { kind: 'app', code }
  const isRecovery =
    code.length === RECOVERY_CODE_LENGTH && [...code].every((character) => ALPHABET.includes(character))
  return isRecovery ? { kind: 'recovery', code } : null
}
