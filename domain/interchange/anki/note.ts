import { QuestionError } from '../problems'
import type { ReadQuestion } from '../question'
import { type MediaReference, RichText } from '../rich-text'
import { textIn } from '../text-in'

/** A note as text files and collections contain it. */
export interface Note {
  readonly line: number
  /** Named in collections only. */
  readonly fields: readonly { name: string | null; text: string }[]
  readonly isHtml: boolean
  readonly guid: string
  readonly notetype: string
  readonly deck: readonly string[]
  /** Separated by spaces. */
  readonly tags: string
  /** Missing in text files: then the name and the text decide. */
  readonly isCloze?: boolean
  readonly isReversed?: boolean
  /** Whether a card without a back is an error. In a collection, its type decides what a back is. */
  readonly needsBack?: boolean
}

/**
 * Reads a note: a card with a front and a back, or a text with deletions.
 * @throws {QuestionError} `missing-field` if the front or the back is empty
 */
export function readNote(note: Note): ReadQuestion {
  const fields = note.fields.map(({ name, text }) => ({ name, text: readField(text, note.isHtml) }))
  const [front, ...others] = fields
  const isCloze = note.isCloze ?? (/cloze/i.test(note.notetype) || /\{\{c\d+::/.test(front?.text.plain ?? ''))
  const common = { line: note.line, title: null, ...labels(note) }
  if (isCloze) {
    const stem = { text: front?.text ?? new RichText('', ''), format: 'html' as const }
    return { ...common, type: 'cloze-note', stem, ...(others[0] ? { extra: others[0].text } : {}) }
  }
  requireSides(
    fields.map(({ text }) => text),
    note.needsBack ?? true,
  )
  const isNamed = note.fields.every(({ name }) => name !== null)
  const stem = {
    text: front?.text ?? new RichText('', ''),
    format: note.isHtml ? ('html' as const) : ('plain' as const),
  }
  return {
    ...common,
    type: 'card',
    stem,
    fields: isNamed
      ? Object.fromEntries(fields.map(({ name, text }) => [name ?? '', text]))
      : fields.map(({ text }) => text),
    ...((note.isReversed ?? /reversed/i.test(note.notetype)) ? { reversed: true } : {}),
  }
}

function labels({ guid, notetype, deck, tags }: Note): Partial<ReadQuestion> {
  const path = deck.map((part) => part.trim()).filter((part) => part !== '')
  const words = tags.split(/\s+/).filter((tag) => tag !== '')
  return {
    ...(guid === '' ? {} : { guid }),
    ...(notetype === '' ? {} : { notetype }),
    ...(path.length > 0 ? { deck: path } : {}),
    ...(words.length > 0 ? { tags: words } : {}),
  }
}

function requireSides(fields: readonly RichText[], needsBack: boolean): void {
  const name = fields.find(({ plain }) => plain !== '')?.plain ?? ''
  if (!needsBack && fields.some((text) => !text.isEmpty)) return
  const missing =
    fields[0] === undefined || fields[0].isEmpty
      ? 'front'
      : fields.slice(1).every((text) => text.isEmpty)
        ? 'back'
        : null
  if (missing !== null) throw new QuestionError('missing-field', `“${name}” has no ${missing}.`)
}

/** Sounds are written `[sound:name]`. */
function readField(text: string, isHtml: boolean): RichText {
  const sounds: MediaReference[] = []
  const words = text.replace(/\[sound:([^\]]{1,300})\]/g, (_, source: string) => {
    sounds.push({ source, alt: '' })
    return ' '
  })
  const read = textIn(words, isHtml ? 'moodle' : 'plain')
  if (sounds.length === 0) return read
  return new RichText(
    read.plain,
    read.markdown,
    [...new Set([...read.traits, 'media' as const])],
    [...read.media, ...sounds],
  )
}
