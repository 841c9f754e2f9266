import type { Block, Inline, Lesson } from '@/domain/content/lesson'
import { findExactQuote, findQuote, normalizeText, type TextQuote } from './find-quote'

/** A part of a lesson that notes and search results refer to. */
export interface LessonPart {
  /** The ID of its element on the lesson's page; '' for the part before the first section. */
  readonly id: string
  /** Null before the first section. */
  readonly title: string | null
  /** Normalized, without questions and figures. */
  readonly text: string
}

export const SUMMARY = { id: 'summary', title: 'Key takeaways' } as const

/** The parts of a lesson, in reading order. The browser reads the same text from the page (`components/notes/part-text.ts`). */
export function listLessonParts(
  lesson: Pick<Lesson, 'question' | 'facts' | 'intro' | 'sections' | 'summary'>,
): LessonPart[] {
  const facts = lesson.facts.flatMap(({ label, value }) => [label, value])
  return [
    { id: '', title: null, text: join([lesson.question, ...facts, ...lesson.intro.map(textOf)]) },
    ...lesson.sections.map(({ id, title, blocks }) => ({ id, title, text: join(blocks.map(textOf)) })),
    { ...SUMMARY, text: join(lesson.summary) },
  ]
}

function join(texts: readonly string[]): string {
  return normalizeText(texts.join(' '))
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'subheading':
      return wordsOf(block.children)
    case 'list':
      return join(block.entries.flat().map(textOf))
    case 'quote':
      return join(block.blocks.map(textOf))
    case 'table':
      return join([...block.head, ...block.rows.flat()].map(wordsOf))
    case 'note':
    case 'beyond':
      return join([block.title, ...block.blocks.map(textOf)])
    case 'figure':
    case 'check':
      return ''
  }
}

/** Without formulas and images, which a page doesn’t show as the same text. */
function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'formula' || inline.kind === 'image') return ''
      return 'value' in inline ? inline.value : wordsOf(inline.children)
    })
    .join('')
}

/** Where a note's passage is now. `edited`: with small edits; `gone`: it was rewritten or deleted; `none`: the note quotes nothing. */
export type PassageState = 'exact' | 'edited' | 'gone' | 'none'

/** A note's place in a lesson. */
export interface NotePlace extends TextQuote {
  /** The `id` of a part. */
  readonly section: string
}

export interface LocatedPassage {
  /** The index of the part that contains it. */
  readonly part: number
  readonly start: number
  readonly end: number
  readonly isExact: boolean
}

/**
 * Finds a note's passage in its part, or else, unchanged, in any other part of the lesson.
 * @param withEdits whether to look for a passage with small edits, which takes longer
 */
export function locatePassage(
  parts: readonly Pick<LessonPart, 'id' | 'text'>[],
  note: NotePlace,
  withEdits = true,
): LocatedPassage | null {
  const home = parts.findIndex(({ id }) => id === note.section)
  const homeText = parts[home]?.text
  const find = withEdits ? findQuote : findExactQuote
  const found = homeText === undefined ? null : find(homeText, note)
  if (found) return { part: home, ...found }
  for (const [part, { text }] of parts.entries()) {
    const moved = part === home ? null : findExactQuote(text, note)
    if (moved) return { part, ...moved }
  }
  return null
}
