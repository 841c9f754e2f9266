import { Formula } from '@/components/formulas/formula'
import { RichImage } from '@/components/items/rich-text'
import type { Inline, LinkTarget } from '@/domain/content/lesson'

/** The text of a lesson. A term explains itself in place; `glossary` has the short definitions shown on hover. */
export type InlineContext = {
  courseSlug: string
  lessonSlug: string
  glossary: ReadonlyMap<string, string>
}

export function Inlines({ inlines, context }: { inlines: readonly Inline[]; context: InlineContext }) {
  return inlines.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: authored text, its order never changes
    <InlinePart key={index} inline={inline} context={context} />
  ))
}

function InlinePart({ inline, context }: { inline: Inline; context: InlineContext }) {
  switch (inline.kind) {
    case 'text':
      return inline.value
    case 'code':
      return <code>{inline.value}</code>
    case 'formula':
      return <Formula tex={inline.value} isDisplay={inline.isDisplay} />
    case 'image': {
      const { src, alt, width, height } = inline
      return <RichImage src={src} alt={alt} width={width} height={height} />
    }
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.children} context={context} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.children} context={context} />
        </strong>
      )
    case 'link':
      return (
        <a href={hrefOf(inline.target, context.courseSlug)}>
          <Inlines inlines={inline.children} context={context} />
        </a>
      )
    case 'term':
      return (
        <a
          href={`/courses/${context.courseSlug}/lessons/${context.lessonSlug}/terms#term-${inline.id}`}
          data-term={inline.id}
          title={context.glossary.get(inline.id)}
          className="term"
        >
          <Inlines inlines={inline.children} context={context} />
        </a>
      )
  }
}

function hrefOf(target: LinkTarget, courseSlug: string): string {
  if (target.kind === 'url') return target.href
  return `/courses/${courseSlug}/lessons/${target.lesson}${target.section ? `#${target.section}` : ''}`
}
