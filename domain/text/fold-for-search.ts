/** Letters that Unicode doesn't split into a letter and an accent, and what people type for them. */
const SINGLE_LETTERS = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ' } as const
const LETTER_PAIRS = { æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th' } as const

/** Accents of Latin, Greek, and Cyrillic letters, and invisible characters. */
const DROPPED = '[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]'
/** What is folded, so that the database can fold text in the same way. */
export const FOLDED_LETTERS = { dropped: DROPPED, single: SINGLE_LETTERS, pairs: LETTER_PAIRS } as const

const DROPPED_ANYWHERE = new RegExp(DROPPED, 'g')
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
  return text
    .normalize('NFKD')
    .replace(DROPPED_ANYWHERE, '')
    .toLowerCase()
    .replace(/[^\u0020-\u007e]/g, (letter) => REPLACEMENTS.get(letter) ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a text contains what was typed into a search field; an empty search matches everything. */
export function matchesSearch(text: string, typed: string): boolean {
  return foldForSearch(text).includes(foldForSearch(typed))
}
