/**
 * Removes what nobody sees or means: soft hyphens, zero-width characters, direction marks that come along when pasting,
 * control characters, and code points that no text holds. White space stays.
 */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]|(?![\t-\r\u0085])\p{Cc}/gu
