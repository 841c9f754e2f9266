/** "¶5" or "¶5, 16": the source paragraphs of something. */
export function paragraphMark(paragraphs: readonly number[]): string {
  return `¶${paragraphs.join(', ')}`
}
