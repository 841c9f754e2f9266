/** Letters that Unicode doesn't split into a letter and a mark. A ligature before a small letter is half small. */
const PLAIN: readonly (readonly [letter: RegExp, plain: string])[] = [
  [/œ/g, 'oe'],
  [/æ/g, 'ae'],
  [/ß/g, 'ss'],
  [/ø/g, 'o'],
  [/ł/g, 'l'],
  [/đ/g, 'd'],
  [/ħ/g, 'h'],
  [/ŧ/g, 't'],
  [/ı/g, 'i'],
  [/Œ(?=\p{Ll})/gu, 'Oe'],
  [/Œ/g, 'OE'],
  [/Æ(?=\p{Ll})/gu, 'Ae'],
  [/Æ/g, 'AE'],
  [/ẞ/g, 'SS'],
  [/Ø/g, 'O'],
  [/Ł/g, 'L'],
  [/Đ/g, 'D'],
  [/Ħ/g, 'H'],
  [/Ŧ/g, 'T'],
]

/** Arabic vowel signs and tatweel, Hebrew points and accents: signs that careful typesetting adds to a word. */
const POINTS =
  /[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g
const MARKED = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu

/**
 * Removes accents unless they matter. Marks are removed only from Latin and Greek letters: in any other script, a
 * mark is a letter or a vowel. Expects and returns NFKC.
 */
export function foldAccents(text: string, isSensitive: boolean): string {
  if (isSensitive) return text
  const unmarked = text.normalize('NFD').replace(MARKED, '$1').replace(POINTS, '')
  return PLAIN.reduce((folded, [letter, plain]) => folded.replace(letter, plain), unmarked).normalize('NFKC')
}

/**
 * Folds case, unless it matters, by full Unicode case folding: ß is ss and a final sigma is a sigma. The two Turkish
 * letters i, each with its own capital, count as one letter, because it's unknown which `I` was meant.
 */
export function foldCase(text: string, isSensitive: boolean): string {
  if (isSensitive) return text
  // Lowercase first, for ẞ; then upper- and lowercase, for letters with several small forms.
  return text
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/i\u0307+/g, 'i')
    .normalize('NFKC')
}
