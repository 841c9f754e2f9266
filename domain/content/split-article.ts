/** The maximum size of an attached copy: characters of pasted text, bytes of a file. */
export const MAX_ARTICLE_SIZE = { characters: 200_000, bytes: 400_000 } as const
export const ARTICLE_TOO_LONG = 'This is too long for one article. Leave out everything except its text.'

const HEADING = /^#{1,6} |^(-{3,}|\*{3,}|_{3,})$/

/**
 * Splits the plain or Markdown text of an article into its paragraphs. Blank lines separate paragraphs; in a text
 * without blank lines, each line is one. Headings and rules are skipped, and the lines of a paragraph are joined.
 */
export function splitArticle(text: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
  const filled = lines.filter((line) => line !== '')
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  const hasBlankLines = last - first + 1 > filled.length
  if (!hasBlankLines) return filled.filter((line) => !HEADING.test(line))
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    if (line === '' || HEADING.test(line)) paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs.filter((own) => own.length > 0).map((own) => own.join(' '))
}

/** The first words of a paragraph, to recognize it in a list. */
export function firstWords(paragraph: string, count = 10): string {
  const words = paragraph.split(/\s+/)
  return words.length > count ? `${words.slice(0, count).join(' ')} …` : paragraph
}
