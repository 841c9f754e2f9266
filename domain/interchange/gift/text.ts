import type { TextFormat } from '../question'
import type { RichText } from '../rich-text'
import { textIn } from '../text-in'
import { showEscapes } from './escapes'

const FORMATS: Record<string, TextFormat> = {
  html: 'html',
  markdown: 'markdown',
  plain: 'plain',
  moodle: 'moodle',
}

/** Reads a text with its own format in front, such as `[html]`; otherwise it has the question’s. */
export function readText(hidden: string, inherited: TextFormat): { text: RichText; format: TextFormat } {
  const [prefix, name = ''] = /^\s*\[(html|markdown|plain|moodle)\]/.exec(hidden) ?? ['']
  const format = FORMATS[name] ?? inherited
  return { text: textIn(showEscapes(hidden.slice(prefix.length)).trim(), format), format }
}
