import type { Inline } from '@/domain/items/rich-inline'
import { parseRichText } from '@/domain/items/rich-text'
import { escapeHtml } from './xml-tree'

/** @returns the URL of an image in the file; null if the file doesn’t contain it */
export type FindImage = (src: string) => string | null

const NO_IMAGES: FindImage = () => null

/**
 * Writes our Markdown as HTML that is also well-formed XML. A single paragraph has no element around it. Formulas become TeX between
 * `\(` and `\)`, or `\[` and `\]`. An image that isn’t in the file becomes its alt text in brackets. A link to a page of this site
 * becomes its words.
 */
export function htmlOf(markdown: string, findImage: FindImage = NO_IMAGES): string {
  const blocks = parseRichText(markdown)
  const [only] = blocks
  if (blocks.length === 1 && only?.kind === 'paragraph') return inlineHtml(only.content, findImage)
  return blocks
    .map((block) => {
      if (block.kind === 'paragraph') return `<p>${inlineHtml(block.content, findImage)}</p>`
      const entries = block.entries.map((entry) => `<li>${inlineHtml(entry, findImage)}</li>`).join('')
      if (block.start === null) return `<ul>${entries}</ul>`
      return block.start === 1 ? `<ol>${entries}</ol>` : `<ol start="${block.start}">${entries}</ol>`
    })
    .join('')
}

/** Writes our Markdown as HTML in elements, so that what follows doesn’t join it. @param html as `htmlOf` returns it */
export function asBlock(html: string): string {
  return /^<(?:p|ul|ol)[ >]/.test(html) ? html : `<p>${html}</p>`
}

function inlineHtml(content: readonly Inline[], findImage: FindImage): string {
  return content
    .map((node) => (typeof node === 'string' ? escapeHtml(node) : nodeHtml(node, findImage)))
    .join('')
}

function nodeHtml(node: Exclude<Inline, string>, findImage: FindImage): string {
  switch (node.kind) {
    case 'strong':
      return `<strong>${inlineHtml(node.content, findImage)}</strong>`
    case 'emphasis':
      return `<em>${inlineHtml(node.content, findImage)}</em>`
    case 'code':
      return `<code>${escapeHtml(node.text)}</code>`
    case 'link': {
      const words = inlineHtml(node.content, findImage)
      return /^https?:/i.test(node.href) ? `<a href="${escapeHtml(node.href)}">${words}</a>` : words
    }
    case 'formula':
      return escapeHtml(node.isDisplay ? `\\[${node.tex}\\]` : `\\(${node.tex}\\)`)
    case 'image': {
      const src = findImage(node.src)
      const size = `width="${node.width}" height="${node.height}"`
      return src === null
        ? escapeHtml(`[${node.alt}]`)
        : `<img src="${escapeHtml(src)}" alt="${escapeHtml(node.alt)}" ${size}/>`
    }
  }
}

/** Whether a text has anything but plain words in one paragraph. */
export function hasFormatting(markdown: string): boolean {
  const blocks = parseRichText(markdown)
  const [only] = blocks
  return (
    blocks.length !== 1 || only?.kind !== 'paragraph' || only.content.some((node) => typeof node !== 'string')
  )
}
