/**
 * Removes invisible characters: soft hyphens, zero-width characters, pasted direction marks, control characters, and
 * code points that are never in text. White space stays.
 */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]|(?![\t-\r\u0085])\p{Cc}/gu
