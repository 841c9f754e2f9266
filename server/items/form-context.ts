import 'server-only'
import type { Course } from '@/domain/content/course'
import { listPassages } from '@/domain/content/lesson'
import type { FormContext } from '@/domain/items/item-form'
import type { CourseTexts } from '@/domain/items/read-draft'
import { getCourse } from '@/server/content/read-course'

/** Returns what a question can refer to in its course. */
export function formContext(courseSlug: string): FormContext {
  const course = getCourse(courseSlug)
  const sections = course.lessons.flatMap((lesson) =>
    lesson.sections.map(({ id, title }) => [`${lesson.slug}#${id}`, `${lesson.title}: ${title}`] as const),
  )
  return {
    concepts: course.concepts.map(({ id, title }) => [id, title] as const),
    sections,
    paragraphs: Array.from({ length: course.source.paragraphs }, (_, index) => ({
      paragraph: index + 1,
      says: saysOf(course, index + 1),
    })),
    claims: course.claims.map(({ id, text, paragraphs }) => ({ id, text, paragraphs })),
    passages: plainPassages(course).map(({ at, text }) => [at, `${at}: ${text.slice(0, 60)}…`] as const),
    maps: course.figures.flatMap((figure) =>
      figure.kind === 'map'
        ? [
            {
              id: figure.id,
              title: figure.title,
              regions: figure.regions.map(({ id, name }) => [id, name] as const),
            },
          ]
        : [],
    ),
  }
}

/** What a paragraph of the article says, in the words of the course. */
function saysOf({ claims }: Course, paragraph: number): string {
  return claims
    .filter(({ paragraphs }) => paragraphs.includes(paragraph))
    .map(({ text }) => text)
    .join(' ')
}

export function courseTexts(courseSlug: string): CourseTexts {
  const course = getCourse(courseSlug)
  const regions = course.figures.flatMap((figure) =>
    figure.kind === 'map' ? figure.regions.map(({ id, name }) => [id, name] as const) : [],
  )
  return {
    regions: Object.fromEntries(regions),
    passages: Object.fromEntries(plainPassages(course).map(({ at, text }) => [at, text])),
  }
}

/** Lists all paragraphs that an item can refer to, as plain text. */
function plainPassages({ lessons }: Course): { at: string; text: string }[] {
  return lessons.flatMap(({ slug, sections }) =>
    sections.flatMap((section) =>
      listPassages(section).map((text, index) => ({ at: `${slug}#${section.id}.${index + 1}`, text })),
    ),
  )
}
