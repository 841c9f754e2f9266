import type { Course } from '@/domain/content/course'
import type { Block, Inline, Lesson, LessonImage, LinkTarget, Section } from '@/domain/content/lesson'
import { type PublicItem, toPublicItem } from '@/domain/items/to-public-item'

/** Text within a block, without its location in the author's file. */
export type PublicInline =
  | { readonly kind: 'text' | 'code'; readonly value: string }
  | { readonly kind: 'formula'; readonly value: string; readonly isDisplay: boolean }
  | LessonImage
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly PublicInline[] }
  | { readonly kind: 'link'; readonly target: LinkTarget; readonly children: readonly PublicInline[] }
  | { readonly kind: 'term'; readonly id: string; readonly children: readonly PublicInline[] }

/** A part of a section; a question inside the lesson is included as it is asked, without its key. */
export type PublicBlock =
  | { readonly kind: 'paragraph' | 'subheading'; readonly children: readonly PublicInline[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly entries: readonly (readonly PublicBlock[])[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly PublicBlock[] }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly PublicInline[])[]
      readonly rows: readonly (readonly (readonly PublicInline[])[])[]
    }
  | { readonly kind: 'figure'; readonly id: string; readonly title: string; readonly text: string }
  | { readonly kind: 'check'; readonly item: PublicItem }
  | { readonly kind: 'note' | 'beyond'; readonly title: string; readonly blocks: readonly PublicBlock[] }

/** A lesson for public display. */
export interface PublicLesson
  extends Pick<Lesson, 'slug' | 'title' | 'area' | 'question' | 'minutes' | 'summary' | 'facts'> {
  readonly intro: readonly PublicBlock[]
  readonly sections: readonly (Pick<Section, 'id' | 'title' | 'paragraphs'> & {
    readonly blocks: readonly PublicBlock[]
  })[]
}

/**
 * The lesson with what its page shows. Every public field is listed here. Content that the course doesn't have is
 * left out.
 */
export function toPublicLesson(course: Pick<Course, 'items' | 'figures'>, lesson: Lesson): PublicLesson {
  const { slug, title, area, question, minutes, summary, facts } = lesson
  const blocks = (list: readonly Block[]) => list.flatMap((block) => toPublicBlock(course, block))
  return {
    slug,
    title,
    area,
    question,
    minutes,
    summary,
    facts,
    intro: blocks(lesson.intro),
    sections: lesson.sections.map((section) => ({
      id: section.id,
      title: section.title,
      paragraphs: section.paragraphs,
      blocks: blocks(section.blocks),
    })),
  }
}

/** A list with the block; empty if the block names something missing. */
function toPublicBlock(course: Pick<Course, 'items' | 'figures'>, block: Block): PublicBlock[] {
  const blocks = (list: readonly Block[]) => list.flatMap((inner) => toPublicBlock(course, inner))
  switch (block.kind) {
    case 'paragraph':
    case 'subheading':
      return [{ kind: block.kind, children: block.children.map(toPublicInline) }]
    case 'list':
      return [{ kind: block.kind, ordered: block.ordered, entries: block.entries.map(blocks) }]
    case 'quote':
      return [{ kind: block.kind, blocks: blocks(block.blocks) }]
    case 'table': {
      const row = (cells: readonly (readonly Inline[])[]) => cells.map((cell) => cell.map(toPublicInline))
      return [{ kind: block.kind, head: row(block.head), rows: block.rows.map(row) }]
    }
    case 'figure': {
      const figure = course.figures.find(({ id }) => id === block.id)
      return figure ? [{ kind: block.kind, id: figure.id, title: figure.title, text: figure.text }] : []
    }
    case 'check': {
      const entry = course.items.find(({ item, isLessonCheck }) => isLessonCheck && item.id === block.item)
      return entry ? [{ kind: block.kind, item: toPublicItem(entry.item) }] : []
    }
    case 'note':
    case 'beyond':
      return [{ kind: block.kind, title: block.title, blocks: blocks(block.blocks) }]
  }
}

function toPublicInline(inline: Inline): PublicInline {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return { kind: inline.kind, value: inline.value }
    case 'formula':
      return { kind: inline.kind, value: inline.value, isDisplay: inline.isDisplay }
    case 'image': {
      const { kind, src, alt, width, height } = inline
      return { kind, src, alt, width, height }
    }
    case 'emphasis':
    case 'strong':
      return { kind: inline.kind, children: inline.children.map(toPublicInline) }
    case 'link':
      return { kind: inline.kind, target: inline.target, children: inline.children.map(toPublicInline) }
    case 'term':
      return { kind: inline.kind, id: inline.id, children: inline.children.map(toPublicInline) }
  }
}
