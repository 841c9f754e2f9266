import { isAbbreviation } from './is-abbreviation'
import type { Spelling } from './is-one-typo'
import { normalizePieces, normalizeText, type TextSensitivity } from './normalize-text'
import { splitBrackets } from './strip-surroundings'
import { patternPieces } from './text-pattern'

/** An accepted answer, ready to be compared. */
export interface TextKey {
  /** Normalized texts, each in pieces between wildcards; any of them is this answer. */
  readonly patterns: readonly (readonly string[])[]
  /** The words that a typo is measured against; none for an answer with a wildcard. */
  readonly spellings: readonly Spelling[]
  /** As the author wrote it. */
  readonly text: string
  /** Only wildcards: it matches everything that the other answers don't. */
  readonly isCatchAll: boolean
}

/** Prepares an accepted answer. `name (abbreviation)` and `abbreviation (name)` match either of the two as well. */
export function textKey(answer: string, sensitivity: TextSensitivity): TextKey {
  const pieces = patternPieces(answer.trim())
  // Stryker disable next-line StringLiteral: only the text of a single piece is ever shown
  const text = pieces.join('')
  if (pieces.length > 1)
    return {
      patterns: [normalizePieces(pieces, sensitivity)],
      spellings: [],
      text,
      isCatchAll: pieces.every((piece) => piece.trim() === ''),
    }
  const either = sensitivity.punctuationSensitive ? [] : eitherOf(text)
  const texts = [text, ...either].map((each) => normalizeText(each, sensitivity))
  return {
    patterns: texts.map((each) => [each]),
    spellings: [text, ...either].map((each) => spellingOf(each, sensitivity)),
    text,
    isCatchAll: false,
  }
}

/** A name and its abbreviation, if the text is one with the other in brackets. */
function eitherOf(text: string): readonly string[] {
  const parts = splitBrackets(text)
  if (!parts) return []
  const [before, inside] = parts
  return isAbbreviation(before, inside) || isAbbreviation(inside, before) ? parts : []
}

function spellingOf(text: string, sensitivity: TextSensitivity): Spelling {
  // Letters are counted before folding splits some into two: ß, œ.
  const exact = normalizeText(text, { ...sensitivity, caseSensitive: true, accentSensitive: true })
  return {
    words: normalizeText(text, sensitivity).split(' '),
    letters: exact.split(' ').map((word) => word.match(/\p{L}/gu)?.length ?? 0),
  }
}
