import { imageMarkdown } from '@/domain/media/image-reference'
import type { RichText } from '../rich-text'

/** Where an image of the source is stored: a target of `imageMarkdown`. @returns null if it wasn’t stored */
export type FindImage = (source: string) => string | null

const PLACEHOLDER = /!\[((?:\\[\s\S]|[^\]\\])*)\]\(media:([^)\s]*)\)/g

/**
 * A text in the Markdown of a question. A stored image appears, and any other image, sound, or video leaves its alternative text in
 * brackets.
 */
export function draftText(text: RichText | undefined, findImage: FindImage): string {
  if (text === undefined) return ''
  if (!text.markdown.includes('](media:')) return text.markdown
  return text.markdown
    .replace(PLACEHOLDER, (_, escaped: string, name: string) => {
      const alt = escaped.replace(/\\([[\]\\])/g, '$1').trim()
      const target = findImage(decoded(name))
      if (target !== null) return imageMarkdown(alt, target)
      return alt === '' ? '' : `\\[${alt.replace(/[\\[\]*`$]/g, '\\$&')}\\]`
    })
    .trim()
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Texts one after another, as paragraphs. */
export function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n')
}
