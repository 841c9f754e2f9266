/** Where the article says what a passage paraphrases. */
export interface PassageSource {
  /** A paragraph of the article. */
  readonly paragraph?: number | undefined
  /** A few words of that paragraph. */
  readonly quote?: string | undefined
}

/** A longer quotation could reproduce too much of the article. */
export const MAX_QUOTE_WORDS = 8

/** The text of a passage of an evidence item: the article's paragraph and words, then the lesson's paragraph. */
export function passageText(lessonText: string, { paragraph, quote }: PassageSource): string {
  if (!paragraph || !lessonText) return lessonText
  return quote ? `¶${paragraph}, “${quote}”: ${lessonText}` : `¶${paragraph}: ${lessonText}`
}
