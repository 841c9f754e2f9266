/** Letters that Unicode doesn't take apart into a letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ħ: 'H',
  Ŧ: 'T',
}
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')
/** Ligatures in capitals, with the small letter after them, if there is one: `Œuvre` is `Oeuvre`. */
const CAPITAL_LIGATURES = /([ŒÆẞ])(?=(\p{Ll})?)/gu
const LIGATURE_PARTS: Readonly<Record<string, string>> = { Œ: 'OE', Æ: 'AE', ẞ: 'SS' }

/** Arabic vowel signs and tatweel, Hebrew points and accents: what careful typesetting adds to a word. */
const POINTS =
  /[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g
const MARKED = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu

/**
 * Removes accents unless they matter. Marks go from Latin and Greek letters only: in any other script a mark is a letter
 * or a vowel. Expects and returns NFKC.
 */
export function foldAccents(text: string, isSensitive: boolean): string {
  if (isSensitive) return text
  return text
    .normalize('NFD')
    .replace(MARKED, '$1')
    .replace(POINTS, '')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(CAPITAL_LIGATURES, (letter, _, small?: string) => ligature(letter, small !== undefined))
    .normalize('NFKC')
}

function ligature(letter: string, isBeforeSmall: boolean): string {
  const parts = LIGATURE_PARTS[letter] ?? letter
  return isBeforeSmall ? parts.slice(0, 1) + parts.slice(1).toLowerCase() : parts
}

/**
 * Folds case, unless it matters, by full Unicode case folding: ß is ss and a final sigma is a sigma. Both i of Turkish, of
 * which each has a capital of its own, are one letter, since nobody can tell which `I` was meant.
 */
export function foldCase(text: string, isSensitive: boolean): string {
  if (isSensitive) return text
  // Down first, for ẞ; up and down, for letters with several small forms.
  return text
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/i\u0307+/g, 'i')
    .normalize('NFKC')
}
