/** The number of paragraphs of the bundled course's article. */
const PARAGRAPHS = 16

/** A text with as many paragraphs as the article of the bundled course. Each contains the word and its number. */
export function sampleArticle(word = 'Words', paragraphs = PARAGRAPHS): string {
  return Array.from({ length: paragraphs }, (_, index) => `${word} of paragraph ${index + 1}.`).join('\n\n')
}
