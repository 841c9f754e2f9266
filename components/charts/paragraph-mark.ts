/** "¶5" or "¶5, 16": the paragraphs of the article that something rests on. */
export function paragraphMark(paragraphs: readonly number[]): string {
  return `¶${paragraphs.join(', ')}`
}
