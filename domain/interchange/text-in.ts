import { markdownOfText } from './formulas'
import { textOfHtml, textOfMarkdown, textOfMoodleFormat } from './html-to-text'
import type { TextFormat } from './question'
import { collapse, RichText } from './rich-text'

/** Reads a text in one of the formats that sources have. */
export function textIn(text: string, format: TextFormat): RichText {
  if (format === 'html') return textOfHtml(text)
  if (format === 'moodle') return textOfMoodleFormat(text)
  return format === 'markdown' ? textOfMarkdown(text) : plainText(text)
}

/** Reads a text without markup: every sign is itself. */
export function plainText(text: string): RichText {
  return new RichText(collapse(text), markdownOfText(text.trim()))
}

/** An accepted answer in our form, in which an asterisk matches anything. */
export function escapeStars(text: string): string {
  return text.replaceAll('*', '\\*')
}
