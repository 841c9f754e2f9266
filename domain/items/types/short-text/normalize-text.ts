import { withoutInvisible } from '@/domain/items/invisible-characters'
import { foldAccents, foldCase } from './fold-letters'
import { stripSurroundings } from './strip-surroundings'

export interface TextSensitivity {
  readonly caseSensitive: boolean
  readonly accentSensitive: boolean
  readonly punctuationSensitive: boolean
}

/** Compares everything as loosely as possible. */
// Stryker disable next-line ObjectLiteral: what is not required is not set either
export const INSENSITIVE: TextSensitivity = {
  caseSensitive: false,
  accentSensitive: false,
  punctuationSensitive: false,
}

/**
 * Separates the pieces of a pattern while it is normalized as one text: a code point that no text can contain,
 * because `withoutInvisible` removes it.
 */
const WILDCARD = '\ufdd0'

/**
 * Returns text as it is compared, the same for keys and responses: NFKC, without invisible characters, one space for
 * any white space, hyphen, or dash, "and" for an ampersand, without surrounding quotation marks and brackets, closing
 * punctuation, and leading articles; case and accents folded. What the author requires exactly stays. Idempotent.
 */
export function normalizeText(text: string, sensitivity: TextSensitivity): string {
  return normalizeVisible(withoutInvisible(text), sensitivity)
}

/**
 * Normalizes the pieces of a pattern as one text, so that only its two ends are stripped, and returns them: `The *
 * treaty.` becomes `* treaty`.
 */
export function normalizePieces(pieces: readonly string[], sensitivity: TextSensitivity): string[] {
  return normalizeVisible(pieces.map(withoutInvisible).join(WILDCARD), sensitivity).split(WILDCARD)
}

function normalizeVisible(text: string, sensitivity: TextSensitivity): string {
  const letters = foldCase(
    foldAccents(unifySigns(text), sensitivity.accentSensitive),
    sensitivity.caseSensitive,
  )
  const exact = withSingleSpaces(letters.replace(DASHES, '-'))
  if (sensitivity.punctuationSensitive) return stripSurroundings(exact, true)
  const signed = letters.replace(LAST_MINUS, KEPT_LAST_MINUS).replace(DASHES, '-')
  const spaced = withSingleSpaces(signed)
    .replace(MINUS, `$1${KEPT_MINUS}`)
    .replaceAll('-', ' ')
    .replaceAll(KEPT_MINUS, '-')
    .replaceAll(KEPT_LAST_MINUS, '−')
    .replaceAll('&', ' and ')
  // A text of only dashes stays as it is.
  return stripSurroundings(withSingleSpaces(spaced), false) || exact
}

const DASHES = /[\p{Dash_Punctuation}−˗⁃]/gu
/** A minus sign: at the start, right before a number. */
const MINUS = /^(["'\p{Open_Punctuation} ]*)- ?(?=[.,]?\p{Nd})/u
const KEPT_MINUS = '−'
/**
 * A minus sign at the end, which is neither a hyphen nor a dash: `A−` isn't `A`. Keyboards have only the hyphen, which counts as the sign
 * after a single letter.
 */
const LAST_MINUS =
  /(?:(?<=[\p{L}\p{N}])−|(?<=(?<![\p{L}\p{M}\p{N}])\p{L})[\p{Dash_Punctuation}])(?=["'\p{Close_Punctuation}\p{Terminal_Punctuation}\s]*$)/u
/** No text can contain it, like `WILDCARD`. */
const KEPT_LAST_MINUS = '\ufdd1'

/** One apostrophe and one quotation mark for the many that keyboards and languages have, in NFKC. */
function unifySigns(text: string): string {
  return (
    text
      // Before NFKC, which would convert it to a space and a combining accent.
      .replaceAll('´', "'")
      .normalize('NFKC')
      .replace(/[‘’‚‛‹›`ʼʻ׳]/g, "'")
      .replace(/[“”„‟«»「」『』〝〞〟״]/g, '"')
  )
}

function withSingleSpaces(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').trim()
}
