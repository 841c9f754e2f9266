/** Lengths of an account's password, in UTF-16 code units. */
export const PASSWORD_LENGTH = { minimum: 8, maximum: 128 } as const

/** From this length on, a password without obvious patterns counts as good. */
const GOOD_LENGTH = 12
/** Fewer different characters are a repetition: “aaaaaaaa”, “12121212”. */
const FEWEST_CHARACTERS = 4
/** A shorter part of a name or an email is in too many passwords by chance. */
const SHORTEST_PART = 4

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
]

export type PasswordStrength = 'too-short' | 'too-long' | 'common' | 'fair' | 'good'

/**
 * Assesses a password by rules that need no list, so a browser can do so while the user types.
 * @returns `common` for repetitions, runs of the alphabet or keyboard, and “password”, also with up to 5 digits or symbols at the end
 */
export function assessPassword(password: string): PasswordStrength {
  if (password.length < PASSWORD_LENGTH.minimum) return 'too-short'
  if (password.length > PASSWORD_LENGTH.maximum) return 'too-long'
  const folded = foldPassword(password)
  if (new Set(folded).size < FEWEST_CHARACTERS) return 'common'
  if ([folded, withoutEnding(folded)].some((text) => text.startsWith('passw') || isRun(text))) return 'common'
  return password.length < GOOD_LENGTH ? 'fair' : 'good'
}

/** Returns the form in which passwords are compared with lists: letter case doesn't count. */
export function foldPassword(password: string): string {
  return password.normalize('NFKC').toLowerCase()
}

/** Removes up to 5 digits or symbols from the end of a folded password, such as a year. */
export function withoutEnding(folded: string): string {
  return folded.replace(/[^\p{L}]{1,5}$/u, '')
}

/**
 * Whether a password contains a part of its owner's name or of the email before the “@”.
 * Parts with fewer than 4 characters don't count.
 */
export function containsOwner(
  password: string,
  owner: { name: string | null; email: string | null },
): boolean {
  const folded = foldPassword(password)
  const mailbox = owner.email?.split('@')[0] ?? ''
  const parts = [mailbox, ...mailbox.split(/[^\p{L}\p{N}]+/u), ...(owner.name ?? '').split(/[^\p{L}\p{N}]+/u)]
  return parts.some((part) => part.length >= SHORTEST_PART && folded.includes(foldPassword(part)))
}

function isRun(folded: string): boolean {
  if (folded.length < SHORTEST_PART) return false
  const reversed = [...folded].reverse().join('')
  return RUNS.some((run) => `${run}${run}`.includes(folded) || `${run}${run}`.includes(reversed))
}
