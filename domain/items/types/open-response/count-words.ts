/** The number of words: runs without white space that contain a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** How many words are asked for. */
export interface WordRange {
  readonly minWords: number
  readonly maxWords: number
}

/** How a number of words compares with the range that is asked for. */
export function compareWithRange(
  words: number,
  { minWords, maxWords }: WordRange,
): 'below' | 'within' | 'above' {
  if (words < minWords) return 'below'
  return words > maxWords ? 'above' : 'within'
}
