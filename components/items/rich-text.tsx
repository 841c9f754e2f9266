import type { ReactNode } from 'react'
import { Formula } from '@/components/formulas/formula'
import { type Inline, parseInline } from '@/domain/items/rich-inline'
import { hasMarks, listContents, parseRichText, plainText, type RichBlock } from '@/domain/items/rich-text'

/** Rich text in one line, as in an option or a label. */
export function RichLine({ text }: { text: string }): ReactNode {
  return hasMarks(text) ? draw(parseInline(text.replaceAll(/\s*\n\s*/g, ' '))) : text
}

/**
 * Rich text as part of a link, a heading, a legend, or a list: in one line, with formulas, but links as their texts and images as their alt
 * texts.
 */
export function RichLabel({ text }: { text: string }): ReactNode {
  if (!hasMarks(text)) return text
  return draw(
    asLabel(listContents(text).flatMap((content, index) => (index === 0 ? content : [' ', ...content]))),
  )
}

function asLabel(content: readonly Inline[]): Inline[] {
  return content.flatMap((node): Inline[] => {
    if (typeof node === 'string' || node.kind === 'code') return [node]
    if (node.kind === 'formula') return [{ ...node, isDisplay: false }]
    if (node.kind === 'image') return [node.alt]
    const inner = asLabel(node.content)
    return node.kind === 'link' ? inner : [{ ...node, content: inner }]
  })
}

/**
 * A plain text that may come from one of the author’s texts, such as an answer: as the author wrote it, with its formulas, if it does. Otherwise
 * it was typed, and none of it is markup.
 */
export function RichIfAuthored({ text, texts }: { text: string; texts: readonly string[] }): ReactNode {
  const authored = texts.find((candidate) => hasMarks(candidate) && plainText(candidate) === text)
  return authored === undefined ? text : <RichLabel text={authored} />
}

/** Rich text with paragraphs and lists, as in feedback. `className` applies to each block. */
export function RichText({ text, className = '' }: { text: string; className?: string }) {
  return <Blocks blocks={parseRichText(text)} className={className} />
}

type StemProps = {
  text: string
  as?: 'h1' | 'h2' | 'h3' | 'p'
  /** Comes before the text in the same line. */
  lead?: ReactNode
  id?: string
  className: string
  tabIndex?: number
}

/** A question's text. The first paragraph is the heading; the rest follows below. */
export function Stem({ text, as: Heading = 'h2', lead, ...heading }: StemProps) {
  const [first, ...rest] = parseRichText(text)
  const isHeading = first?.kind === 'paragraph'
  return (
    <>
      <Heading {...heading}>
        {lead}
        {isHeading && draw(first.content)}
      </Heading>
      {(rest.length > 0 || !isHeading) && (
        <div className="mt-2 mb-5 grid max-w-2xl gap-3">
          <Blocks blocks={isHeading ? rest : first ? [first, ...rest] : []} />
        </div>
      )}
    </>
  )
}

function Blocks({ blocks, className = '' }: { blocks: readonly RichBlock[]; className?: string }): ReactNode {
  return blocks.map((block, index) => {
    // The text is always rendered as a whole, so the index identifies a block.
    if (block.kind === 'paragraph')
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <p key={index} className={className}>
          {draw(block.content)}
        </p>
      )
    const isOrdered = block.start !== null
    const List = isOrdered ? 'ol' : 'ul'
    return (
      <List
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        key={index}
        {...(block.start !== null && { start: block.start })}
        className={`${className} ${isOrdered ? 'list-decimal' : 'list-disc'} pl-6`}
      >
        {block.entries.map((entry, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={position}>{draw(entry)}</li>
        ))}
      </List>
    )
  })
}

function draw(content: readonly Inline[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: as for blocks
  return content.map((node, index) => <Piece key={index} node={node} />)
}

function Piece({ node }: { node: Inline }): ReactNode {
  if (typeof node === 'string') return node
  switch (node.kind) {
    case 'code':
      return <code className="rounded bg-wash px-1 py-0.5 text-[0.9em]">{node.text}</code>
    case 'formula':
      return <Formula tex={node.tex} isDisplay={node.isDisplay} />
    case 'image':
      return <RichImage {...node} />
    case 'strong':
      return <strong>{draw(node.content)}</strong>
    case 'emphasis':
      return <em>{draw(node.content)}</em>
    case 'link': {
      const { href, content } = node
      // Other sites open in a new tab, so that the answers stay visible.
      const isElsewhere = /^https?:/i.test(href)
      return (
        <a href={href} {...(isElsewhere && { target: '_blank', rel: 'noopener noreferrer nofollow' })}>
          {draw(content)}
        </a>
      )
    }
  }
}

type ImageProps = { src: string; alt: string; width: number; height: number }

/** An image of a text. It never grows beyond its own size or that of the page, and its space is reserved before it loads. */
export function RichImage({ src, alt, width, height }: ImageProps) {
  return (
    // biome-ignore lint/performance/noImgElement: the stored image already has its final size, and only its viewer can load it
    <img
      src={src}
      alt={alt}
      width={width}
      height={height}
      decoding="async"
      className="my-2 h-auto max-h-[70vh] w-auto max-w-full rounded bg-white object-contain"
    />
  )
}
