import { withoutInvisible } from '@/domain/items/invisible-characters'

export interface TextSensitivity {
  readonly caseSensitive: boolean
  readonly accentSensitive: boolean
}

/** Letters with a stroke, and the dotless i, which Unicode does not take apart into letter and accent. */
const strokes: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  ŧ: 't',
  Ŧ: 'T',
  ı: 'i',
}

/**
 * Text as it is compared: Unicode NFKC, one space for any run of white space, one apostrophe, quotation mark and
 * hyphen for the many that keyboards produce, invisible characters dropped; case and accents dropped unless they matter.
 * Spaces at the two ends stay, since a piece of a pattern may need them.
 */
export function normaliseText(text: string, { caseSensitive, accentSensitive }: TextSensitivity): string {
  let normal = withoutInvisible(text)
    // Before NFKC, which makes a space and a combining accent of a free-standing one.
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
  if (!accentSensitive) {
    normal = normal
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐħĦłŁøØŧŦı]/g, (letter) => strokes[letter] ?? letter)
      .normalize('NFKC')
  }
  // Up and down again, for letters with several small forms (ß and ss, σ and ς).
  return caseSensitive ? normal : normal.toUpperCase().toLowerCase().replaceAll('ς', 'σ')
}
