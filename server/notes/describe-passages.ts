import 'server-only'
import {
  type LocatedPassage,
  listLessonParts,
  locatePassage,
  type PassageState,
} from '@/domain/annotations/lesson-parts'
import type { Course } from '@/domain/content/course'
import { lessonPartHref } from '@/domain/search/text-fragment'
import type { StoredNote } from './note-queries'

/** Where a note's passage is now, and the link to it. */
export type Passage = { passage: PassageState; href: string }

/** Passages that are searched for with edits in one request; each takes up to a few milliseconds. After that, only unchanged passages are found. */
const MAX_SEARCHES = 50

/** Finds the passages of notes in the current lessons, by the ID of the note. */
export function describePassages(course: Course, notes: readonly StoredNote[]): Record<string, Passage> {
  const noted = new Set(notes.map(({ lesson }) => lesson))
  const lessons = new Map(
    course.lessons.flatMap((lesson) =>
      noted.has(lesson.slug) ? [[lesson.slug, listLessonParts(lesson)] as const] : [],
    ),
  )
  let searches = 0
  return Object.fromEntries(
    notes.map((note) => {
      const parts = lessons.get(note.lesson)
      if (!parts) return [note.id, { passage: stateOf(note, null), href: `/courses/${course.slug}` }]
      const unchanged = locatePassage(parts, note, false)
      if (!unchanged && note.quote !== '') searches += 1
      const found = unchanged ?? (searches <= MAX_SEARCHES ? locatePassage(parts, note) : null)
      const part = found ? parts[found.part] : parts.find(({ id }) => id === note.section)
      const text = found && part ? part.text.slice(found.start, found.end) : ''
      const place = { course: course.slug, lesson: note.lesson, section: part?.id ?? '' }
      return [note.id, { passage: stateOf(note, found), href: lessonPartHref(place, text) }]
    }),
  )
}

function stateOf({ quote }: StoredNote, found: LocatedPassage | null): PassageState {
  if (quote === '') return 'none'
  if (!found) return 'gone'
  return found.isExact ? 'exact' : 'edited'
}

/** The lessons of a course, and those that its notes are on although the course no longer has them. */
export function listNoteLessons(
  course: Course,
  notes: readonly StoredNote[],
): { slug: string; title: string }[] {
  const current = course.lessons.map(({ slug, title }) => ({ slug, title }))
  const known = new Set(current.map(({ slug }) => slug))
  const former = new Set(notes.flatMap(({ lesson }) => (known.has(lesson) ? [] : lesson)))
  return [...current, ...[...former].map((slug) => ({ slug, title: `Former lesson “${slug}”` }))]
}
