import { listLessonParts } from '@/domain/annotations/lesson-parts'
import type { Course } from '@/domain/content/course'

/** What search finds: a part of a lesson, a term of the glossary, a key fact, or a note of the learner. */
export interface SearchDocument {
  readonly kind: 'lesson' | 'term' | 'fact' | 'note'
  readonly id: string
  readonly title: string
  /** Where it is: the section, or the lesson. */
  readonly place: string
  readonly text: string
  readonly path: string
  /** The ID of its element on that page; '' for none. */
  readonly hash: string
}

/** A course as search reads it. Questions and their answers are not part of it. */
export interface SearchSource {
  readonly course: string
  readonly lessons: readonly { readonly slug: string; readonly title: string }[]
  readonly documents: readonly SearchDocument[]
}

export function toSearchSource(course: Pick<Course, 'slug' | 'lessons' | 'glossary'>): SearchSource {
  const base = `/courses/${course.slug}`
  const parts = course.lessons.flatMap((lesson) =>
    listLessonParts(lesson).map(({ id, title, text }) => ({
      ...{ kind: 'lesson' as const, id: `${base}/${lesson.slug}#${id}`, title: lesson.title },
      ...{ place: title ?? '', text, path: `${base}/lessons/${lesson.slug}`, hash: id },
    })),
  )
  const terms = course.glossary.map(({ id, term, abbreviation, definition }) => ({
    ...{ kind: 'term' as const, id: `${base}/glossary#${id}`, place: '', text: definition },
    title: abbreviation ? `${term} (${abbreviation})` : term,
    ...{ path: `${base}/glossary`, hash: id },
  }))
  const facts = course.lessons.flatMap(({ slug, title, facts: rows }) =>
    rows.map(({ label, value }, index) => ({
      ...{ kind: 'fact' as const, id: `${base}/facts/${slug}/${index}`, title: label, place: title },
      ...{ text: value, path: `${base}/facts`, hash: '' },
    })),
  )
  return {
    course: course.slug,
    lessons: course.lessons.map(({ slug, title }) => ({ slug, title })),
    documents: [...parts, ...terms, ...facts],
  }
}

/** A learner's notes as search reads them. */
export function toNoteDocuments(
  { course, lessons }: Pick<SearchSource, 'course' | 'lessons'>,
  notes: readonly {
    readonly id: string
    readonly lesson: string
    readonly quote: string
    readonly text: string
  }[],
): SearchDocument[] {
  const titles = new Map(lessons.map(({ slug, title }) => [slug, title]))
  return notes.map(({ id, lesson, quote, text }) => ({
    ...{ kind: 'note', id: `note-${id}`, title: titles.get(lesson) ?? lesson, place: '' },
    ...{ text: `${text} ${quote}`.trim(), path: `/notes?course=${course}`, hash: `note-${id}` },
  }))
}
