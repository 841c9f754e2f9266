import { INSENSITIVE, normalizeText } from './normalize-text'

/** Words that an abbreviation may leave out. */
const SMALL = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with'])

/**
 * Reports whether a text abbreviates a name: it takes the first letter of each word, with or without small words, and
 * may take more letters of a word in their order (`EAEU`: Eurasian Economic Union). `Co-operation` is one word.
 */
export function isAbbreviation(short: string, name: string): boolean {
  const letters = normalizeText(short, INSENSITIVE).replace(/[^\p{L}\p{N}]/gu, '')
  const words = normalizeText(name, INSENSITIVE).split(' ')
  if (letters.length < 2 || words.length < 2) return false
  let reached = new Set([0])
  for (const [index, word] of words.entries()) {
    const canBeLeftOut = SMALL.has(word) || words[index - 1] === 'co'
    reached = new Set([...reached].flatMap((at) => reachedWith(word, letters, at, canBeLeftOut)))
  }
  return reached.has(letters.length)
}

/** The positions in the letters that are possible after this word. */
function reachedWith(word: string, letters: string, from: number, canBeLeftOut: boolean): number[] {
  const ends = canBeLeftOut ? [from] : []
  let position = letters[from] === word[0] ? 0 : -1
  for (let at = from; position !== -1 && at < letters.length; at += 1) {
    ends.push(at + 1)
    position = word.indexOf(letters[at + 1] ?? '', position + 1)
  }
  return ends
}
