/** Text without what nobody sees or means: soft hyphens, zero-width characters, direction marks that come along when pasting. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
}
