/** With fewer letters, a typo leaves too little of a word to recognize it. */
const LETTERS = 5

/** Scripts written without spaces between words, where a sign may be a whole word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u

/** An accepted answer, normalized, word by word. */
export interface Spelling {
  readonly words: readonly string[]
  /** The number of letters of each word as the author spelled it. */
  readonly letters: readonly number[]
}

/**
 * Reports whether the typed words, normalized like the accepted ones, have exactly one typo: an insertion, a
 * deletion, a substitution, or a transposition of neighbors in one word of five or more letters. An extra or missing
 * space or hyphen within such a word is one as well. A word with a digit, or in a script without spaces, has none.
 */
export function isOneTypo(typed: readonly string[], { words, letters }: Spelling): boolean {
  const same = commonLength(typed, words)
  const [typedRest, wordsRest] = [typed.slice(same.start), words.slice(same.start)]
  const [wrong, right] = [
    typedRest.slice(0, typedRest.length - same.end),
    wordsRest.slice(0, wordsRest.length - same.end),
  ]
  const count = letters.slice(same.start, same.start + right.length).reduce((sum, each) => sum + each, 0)
  if (count < LETTERS || [...wrong, ...right].some((word) => /\p{N}/u.test(word) || UNSPACED.test(word)))
    return false
  if (wrong.length === 1 && right.length === 1)
    return isOneEdit(
      wrong.flatMap((word) => [...word]),
      right.flatMap((word) => [...word]),
    )
  return wrong.length + right.length === 3 && wrong.join('') === right.join('')
}

/** Reports whether two lists of letters are one edit apart (optimal string alignment). Linear. */
function isOneEdit(typed: readonly string[], right: readonly string[]): boolean {
  const { start, end } = commonLength(typed, right)
  const [extra, missing] = [typed.length - start - end, right.length - start - end]
  if (extra === 2 && missing === 2)
    return typed[start] === right[start + 1] && typed[start + 1] === right[start]
  return Math.max(extra, missing) === 1
}

/** The number of entries that two lists share at the start and, after these, at the end. */
function commonLength<T>(a: readonly T[], b: readonly T[]): { start: number; end: number } {
  const most = Math.min(a.length, b.length)
  let start = 0
  // Stryker disable next-line EqualityOperator: past its end, a list differs from a longer one
  while (start < most && a[start] === b[start]) start += 1
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return { start, end }
}
