import type { TextAnswer } from '@/domain/items/types/short-text/schema'
import { isAbbreviation } from './is-abbreviation'
import { isOneTypo } from './is-one-typo'
import { INSENSITIVE, normalizeText, type TextSensitivity } from './normalize-text'
import { splitBrackets } from './strip-surroundings'
import { type TextKey, textKey } from './text-keys'
import { matchesPieces } from './text-pattern'

export interface TextRules extends TextSensitivity {
  readonly answers: readonly TextAnswer[]
  /** Whether one small typo is accepted. */
  readonly acceptTypo: boolean
}

export interface TextMatch {
  /** The index of the answer, starting at 0. */
  readonly index: number
  /** The answer's own spelling, if a typo was accepted; or else null. */
  readonly spelling: string | null
}

/**
 * Finds the accepted answer that a typed text is: the first that it matches, `A (B)` where each of the two is one or
 * abbreviates the other, or the first answer worth something that it misses by one typo. An exact match is never
 * treated as a typo of another answer, except if it only matches a wildcard that stands alone.
 */
export function matchText(typed: string, rules: TextRules): TextMatch | null {
  const keys = keysOf(rules)
  const text = normalizeText(typed, rules)
  const exact = exactIndex(text, keys)
  const key = keys[exact]
  const match = key ? { index: exact, spelling: null } : null
  if (key && !key.isCatchAll) return match
  // A catch-all takes what the answers before it don't accept.
  const before = match ? keys.slice(0, exact) : keys
  return matchBoth(text, before, rules) ?? matchTypo(text, before, rules) ?? match
}

function matchOne(text: string, keys: readonly TextKey[], rules: TextRules): TextMatch | null {
  const index = exactIndex(text, keys)
  return index === -1 ? matchTypo(text, keys, rules) : { index, spelling: null }
}

function exactIndex(text: string, keys: readonly TextKey[]): number {
  return keys.findIndex(({ patterns }) => patterns.some((pattern) => matchesPieces(text, pattern)))
}

/** `A (B)`: worth the lesser of the two, if both are accepted answers; one may abbreviate the other instead. */
function matchBoth(text: string, keys: readonly TextKey[], rules: TextRules): TextMatch | null {
  const parts = rules.punctuationSensitive ? null : splitBrackets(text)
  if (!parts) return null
  const [before, inside] = parts
  const one = matchOne(normalizeText(before, rules), keys, rules)
  const other = matchOne(normalizeText(inside, rules), keys, rules)
  if (one && other) {
    const isLess = fractionOf(rules, other.index) < fractionOf(rules, one.index)
    return isLess ? other : { ...one, spelling: one.spelling ?? other.spelling }
  }
  // An accepted name implies its abbreviation, but an accepted abbreviation doesn't imply a name.
  if (one && isAbbreviation(inside, before)) return one
  return other && isAbbreviation(before, inside) ? other : null
}

function matchTypo(text: string, keys: readonly TextKey[], rules: TextRules): TextMatch | null {
  if (!rules.acceptTypo) return null
  const words = text.split(' ')
  const index = keys.findIndex(
    ({ spellings }, at) =>
      fractionOf(rules, at) > 0 &&
      spellings.some((spelling) => isOneTypo(words, spelling) && !isRequired(text, spelling.words, rules)),
  )
  // Stryker disable next-line OptionalChaining: the index is that of a key
  return index === -1 ? null : { index, spelling: keys[index]?.text ?? null }
}

function fractionOf({ answers }: TextRules, index: number): number {
  // Stryker disable next-line OptionalChaining: the index is that of an answer
  return answers[index]?.fraction ?? 0
}

/** Whether two texts differ only in what the author requires exactly: a wrong accent there is incorrect, not a typo. */
function isRequired(text: string, words: readonly string[], rules: TextRules): boolean {
  const loose = (each: string) => {
    const letters = normalizeText(each, { ...INSENSITIVE, punctuationSensitive: rules.punctuationSensitive })
    return rules.punctuationSensitive ? letters.replace(/[\p{P}\p{S} ]/gu, '') : letters
  }
  return loose(text) === loose(words.join(' '))
}

const prepared = new WeakMap<TextRules, readonly TextKey[]>()

/** Prepares the answers of an item once. */
function keysOf(rules: TextRules): readonly TextKey[] {
  const known = prepared.get(rules)
  // Stryker disable next-line ConditionalExpression: preparing them again gives the same keys
  if (known) return known
  const keys = rules.answers.map(({ text }) => textKey(text, rules))
  prepared.set(rules, keys)
  return keys
}
