import { withoutInvisible } from '@/domain/items/invisible-characters'

/** Letters that Unicode doesn't split into a letter and an accent, and what people type for them. */
const SINGLE_LETTERS = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ' } as const
const LETTER_PAIRS = { æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th' } as const

const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SINGLE_LETTERS),
  ...Object.entries(LETTER_PAIRS),
])

/**
 * Text as search compares it: "Özgür" and "OZGUR" are both "ozgur", "Łukasz" is "lukasz". Accents of Latin, Greek, and Cyrillic letters
 * are removed; marks of other scripts stay, because there they are letters or vowels. Invisible characters are removed and spaces
 * collapse to one.
 */
export function foldForSearch(text: string): string {
  return withoutInvisible(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\u0020-\u007e]/g, (letter) => REPLACEMENTS.get(letter) ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}
