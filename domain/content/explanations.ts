import type { Course } from './course'
import type { SectionRef } from './coverage'
import { type Block, type Inline, type Lesson, listInlines } from './lesson'

/** A place of a lesson that uses a term or a paragraph; `section` is null above the first section. */
export type Use = Omit<SectionRef, 'section'> & { readonly section: string | null }

/** A glossary term, and the places that link it. */
export interface TermExplanation {
  readonly id: string
  readonly term: string
  readonly abbreviation: string | null
  readonly definition: string
  readonly usedIn: readonly Use[]
}

/** What a paragraph of the article says in the words of the course, and the places that use it. */
export interface ParagraphExplanation {
  readonly paragraph: number
  readonly claims: readonly string[]
  readonly usedIn: readonly Use[]
}

/** What the terms and the paragraphs of a course mean, in alphabetical order and in the order of the article. */
export interface Explanations {
  readonly terms: readonly TermExplanation[]
  readonly paragraphs: readonly ParagraphExplanation[]
}

/** Explains each term and each paragraph of a course. */
export function explanationsOf(course: Course): Explanations {
  const places = course.lessons.flatMap(placesIn)
  const usesOf = (isUsedIn: (place: Place) => boolean) => places.filter(isUsedIn).map(({ use }) => use)
  return {
    terms: course.glossary
      .map(({ id, term, abbreviation, definition }) => ({
        ...{ id, term, definition },
        abbreviation: abbreviation ?? null,
        usedIn: usesOf(({ terms }) => terms.includes(id)),
      }))
      .sort((a, b) => a.term.localeCompare(b.term, 'en')),
    paragraphs: Array.from({ length: course.source.paragraphs }, (_, index) => ({
      paragraph: index + 1,
      claims: course.claims.filter((claim) => claim.paragraphs.includes(index + 1)).map(({ text }) => text),
      usedIn: usesOf(({ paragraphs }) => paragraphs.includes(index + 1)),
    })),
  }
}

/** Only what a lesson links: its terms and paragraphs, each with its places in this lesson. */
export function explanationsIn({ terms, paragraphs }: Explanations, lessonSlug: string): Explanations {
  const within = <T extends { readonly usedIn: readonly Use[] }>(entries: readonly T[]): T[] =>
    entries.flatMap((entry) => {
      const usedIn = entry.usedIn.filter(({ lesson }) => lesson === lessonSlug)
      return usedIn.length > 0 ? [{ ...entry, usedIn }] : []
    })
  return { terms: within(terms), paragraphs: within(paragraphs) }
}

type Place = { use: Use; terms: readonly string[]; paragraphs: readonly number[] }

function placesIn({ slug, title, facts, intro, sections }: Lesson): Place[] {
  const place = (section: string | null, name: string, rest: Omit<Place, 'use'>): Place => ({
    use: { lesson: slug, lessonTitle: title, section, title: name },
    ...rest,
  })
  return [
    place(null, 'Key facts', { terms: [], paragraphs: facts.flatMap(({ paragraphs }) => paragraphs) }),
    place(null, 'Introduction', { terms: termsIn(intro), paragraphs: [] }),
    ...sections.map(({ id, title: name, blocks, paragraphs }) =>
      place(id, name, { terms: termsIn(blocks), paragraphs }),
    ),
  ]
}

function termsIn(blocks: readonly Block[]): string[] {
  return listInlines(blocks).flatMap(listTerms)
}

function listTerms(inline: Inline): string[] {
  const inner = 'children' in inline ? inline.children.flatMap(listTerms) : []
  return inline.kind === 'term' ? [inline.id, ...inner] : inner
}
