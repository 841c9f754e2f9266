import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@/domain/time/durations'

/** Delays between tries of a password, which grow with each failure. */
type DelayRule = {
  /** Failures without a delay. */
  free: number
  /** The first delay, which doubles with each further failure, in ms. */
  firstMs: number
  longestMs: number
  /** After this time without a failure, none count, in ms. */
  forgottenMs: number
}

/**
 * Whom failures are counted for. The delays of everyone who tries one account, or who shares one IP address, stay
 * short: an attacker could otherwise lock out the account's owner, or a whole school.
 */
export const DELAY_RULES = {
  /** One account from one IP address. */
  'sign-in-pair': { free: 5, firstMs: 30 * SECOND_MS, longestMs: 15 * MINUTE_MS, forgottenMs: DAY_MS },
  /** One account from anywhere. */
  'sign-in-account': { free: 20, firstMs: 15 * SECOND_MS, longestMs: MINUTE_MS, forgottenMs: DAY_MS },
  /** Any account from one IP address. */
  'sign-in-address': { free: 100, firstMs: SECOND_MS, longestMs: MINUTE_MS, forgottenMs: HOUR_MS },
  /** One account from a browser that signed in to it before, instead of the others. */
  'sign-in-device': { free: 10, firstMs: 30 * SECOND_MS, longestMs: 15 * MINUTE_MS, forgottenMs: DAY_MS },
  /** Codes of two-step verification, by those who have the password: from other browsers, and from a known one. */
  'code-account': { free: 5, firstMs: 30 * SECOND_MS, longestMs: 15 * MINUTE_MS, forgottenMs: DAY_MS },
  'code-device': { free: 5, firstMs: 30 * SECOND_MS, longestMs: 15 * MINUTE_MS, forgottenMs: DAY_MS },
} as const satisfies Record<string, DelayRule>
export type DelayKind = keyof typeof DELAY_RULES

export type Failures = { count: number; lastAt: Date }

/** Returns how long the next try must wait, in ms; 0 if it can run now. */
export function delayBefore(rule: DelayRule, { count, lastAt }: Failures, now: Date): number {
  const sinceLast = now.getTime() - lastAt.getTime()
  if (count < rule.free || sinceLast >= rule.forgottenMs) return 0
  const delay = Math.min(rule.longestMs, rule.firstMs * 2 ** (count - rule.free))
  return Math.max(0, delay - sinceLast)
}
