import type { Inline } from '@/domain/items/rich-inline'
import { listEmbedded, parseRichText } from '@/domain/items/rich-text'
import { type ExportContext, LOST, type Losses } from './export-format'
import {
  type ExportEssay,
  type ExportGap,
  type ExportQuestion,
  replaceGaps,
  textsOf,
} from './export-question'
import { hasFormatting, htmlOf } from './html-writer'
import { collapse } from './rich-text'
import { escapeHtml } from './xml-tree'

/**
 * Writes texts as HTML.
 * @param imageUrl the URL of an image in the file; without it, the format has no pictures
 */
export function htmlTexts(
  question: ExportQuestion,
  losses: Losses,
  { images }: ExportContext,
  imageUrl?: (name: string) => string,
): (markdown: string) => string {
  const find = (src: string) => {
    const image = imageUrl && images.get(src)
    return image ? imageUrl(image.name) : null
  }
  const all = textsOf(question)
  losses.addIf(hasLostPicture(all, find), LOST.pictures)
  losses.addIf(all.some(hasSiteLink), LOST.siteLinks)
  return (markdown) => htmlOf(markdown, find)
}

/** Notes what a format without formatting loses of a question’s texts. */
export function notePlainTexts(question: ExportQuestion, losses: Losses): void {
  const all = textsOf(question)
  losses.addIf(
    hasLostPicture(all, () => null),
    LOST.pictures,
  )
  losses.addIf(all.some(hasFormatting), LOST.formatting)
}

/** Lists the images of a question by their URLs. */
export function imageUrlsOf(question: ExportQuestion): string[] {
  return textsOf(question)
    .flatMap(listEmbedded)
    .flatMap((embedded) => (embedded.kind === 'image' ? embedded.src : []))
}

function hasLostPicture(texts: readonly string[], find: (src: string) => string | null): boolean {
  return texts
    .flatMap(listEmbedded)
    .some((embedded) => embedded.kind === 'image' && find(embedded.src) === null)
}

function hasSiteLink(markdown: string): boolean {
  if (!markdown.includes('](')) return false
  const links = (content: readonly Inline[]): boolean =>
    content.some((node) => {
      if (typeof node === 'string') return false
      if (node.kind === 'link') return !/^https?:/i.test(node.href)
      return 'content' in node && links(node.content)
    })
  return parseRichText(markdown).some((block) =>
    block.kind === 'paragraph' ? links(block.content) : block.entries.some(links),
  )
}

/** Stand for the gaps while the text around them is converted. */
const FIRST_GAP = 0xf000

/** Writes a text with gaps as HTML. */
export function htmlWithGaps(
  text: string,
  gaps: readonly ExportGap[],
  toHtml: (markdown: string) => string,
  write: (gap: ExportGap, index: number) => string,
): string {
  const html = toHtml(replaceGaps(text, gaps, (_, index) => String.fromCharCode(FIRST_GAP + index)))
  return gaps.reduce(
    (sum, gap, index) => sum.replace(String.fromCharCode(FIRST_GAP + index), () => write(gap, index)),
    html,
  )
}

/** The model answer and the criteria, for those who grade, as HTML. Both are plain text. */
export function gradingNotes({ modelAnswer, criteria }: ExportEssay): string {
  const paragraphs = modelAnswer
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(collapse(paragraph))}</p>`)
  const entries = criteria.map(({ text, points }) => `<li>${escapeHtml(collapse(text))} (${points})</li>`)
  return `${paragraphs.join('')}<ul>${entries.join('')}</ul>`
}
