import { type Inline, parseInline } from './rich-inline'

/** A paragraph, or a list of lines. */
export type RichBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list'
      /** The number of the first entry; null if the list isn’t numbered. */
      readonly start: number | null
      readonly entries: readonly (readonly Inline[])[]
    }

const BULLET = /^[-*] +/
const NUMBER = /^\d{1,3}[.)] +/

/**
 * Parses the subset of Markdown for questions: emphasis and strong with asterisks, code, links, formulas, images, paragraphs, and lists of one level.
 * All other Markdown and HTML is text. A one-line text is always a paragraph: “1. April” isn’t a list.
 */
export function parseRichText(text: string): RichBlock[] {
  const lines = text.trim().split(/\r?\n/)
  if (lines.length === 1) return [{ kind: 'paragraph', content: parseInline(lines[0] ?? '') }]
  const blocks: RichBlock[] = []
  for (let at = 0; at < lines.length; ) {
    const marker = [BULLET, NUMBER].find((pattern) => pattern.test(lines[at] ?? ''))
    const end = endOfBlock(lines, at, marker)
    const own = lines.slice(at, end)
    if (marker)
      blocks.push({
        kind: 'list',
        start: marker === NUMBER ? Number.parseInt(own[0] ?? '1', 10) : null,
        entries: own.map((line) => parseInline(line.replace(marker, ''))),
      })
    else if (own.length > 0) blocks.push({ kind: 'paragraph', content: parseInline(own.join(' ')) })
    at = Math.max(end, at + 1)
  }
  return blocks
}

/** The first line after `from` that belongs to another block; `from` itself if that line is empty. */
function endOfBlock(lines: readonly string[], from: number, marker: RegExp | undefined): number {
  const isOwn = (line: string) =>
    marker ? marker.test(line) : line.trim() !== '' && !BULLET.test(line) && !NUMBER.test(line)
  const length = lines.slice(from).findIndex((line) => !isOwn(line))
  return length < 0 ? lines.length : from + length
}

/** The contents of all paragraphs and entries of lists, in reading order. */
export function listContents(text: string): (readonly Inline[])[] {
  return parseRichText(text).flatMap((block) =>
    block.kind === 'paragraph' ? [block.content] : block.entries,
  )
}

/** The text without markup, for labels, select lists, files, and email: formulas as TeX, images as their alt texts. */
export function plainText(text: string): string {
  if (!hasMarks(text)) return text
  return listContents(text).map(plainInline).join(' ')
}

function plainInline(content: readonly Inline[]): string {
  return content
    .map((node) => {
      if (typeof node === 'string') return node
      switch (node.kind) {
        case 'code':
          return node.text
        case 'formula':
          return node.tex
        case 'image':
          return node.alt
        default:
          return plainInline(node.content)
      }
    })
    .join('')
}

/** Whether a text can contain markup; most don’t. */
export function hasMarks(text: string): boolean {
  return /[*`[\]\\\n$]/.test(text)
}

/** A formula or an image of a text. */
export type Embedded = Extract<Inline, { kind: 'formula' | 'image' }>

/** Lists the formulas and images of a text, in reading order. */
export function listEmbedded(text: string): Embedded[] {
  if (!/\$|!\[/.test(text)) return []
  return listContents(text).flatMap(embeddedIn)
}

function embeddedIn(content: readonly Inline[]): Embedded[] {
  return content.flatMap((node) => {
    if (typeof node === 'string' || node.kind === 'code') return []
    return node.kind === 'formula' || node.kind === 'image' ? [node] : embeddedIn(node.content)
  })
}
