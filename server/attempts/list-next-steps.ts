import 'server-only'
import type { Course } from '@/domain/content/course'
import { findNextLesson } from '@/domain/content/next-lesson'
import { listReadings } from '@/server/progress/queries'
import { findPassageOf, type Passage } from '@/server/review/passage'
import type { AttemptResults } from './find-results'
import { listMissed } from './missed-questions'
import { MAX_PRACTICED } from './start-practice'

type LessonLink = { title: string; path: string }

/** A section of a lesson, with the passages that missed questions are based on. */
type SectionToRead = { title: string; lesson: string; path: string; passages: Passage[] }

export type NextSteps = {
  /** The sections of missed questions whose explanation is visible, in the order of the course. */
  readAgain: SectionToRead[]
  /** The number of missed questions to practice; 0 while correctness is hidden. */
  missed: number
  /** Whether practice asks only these questions. If correct answers are hidden, it asks others on the same concepts. */
  isSame: boolean
  /** The lesson of the quiz. */
  lesson: LessonLink | null
  /** The lesson to read next, which can be the quiz's own one; null after all are read. */
  next: (LessonLink & { isOwn: boolean }) | null
}

/** Returns what a learner can do after an attempt. It contains nothing that the results hide. */
export async function listNextSteps(
  learnerId: string,
  course: Course,
  results: AttemptResults,
): Promise<NextSteps> {
  const readings = await listReadings(learnerId, course.slug)
  const finished = new Set(readings.flatMap(({ lessonSlug, finishedAt }) => (finishedAt ? [lessonSlug] : [])))
  const missed = results.visible.correctness ? listMissed(results) : []
  const own = course.lessons.find(({ slug }) => slug === results.lesson)
  const next = findNextLesson(course.lessons, finished, results.lesson)
  const linkTo = ({ slug, title }: { slug: string; title: string }) => ({
    title,
    path: `/courses/${course.slug}/lessons/${slug}`,
  })
  return {
    readAgain: listSections(course, results),
    missed: Math.min(missed.length, MAX_PRACTICED),
    isSame: missed.every(({ isKeyShown }) => isKeyShown),
    lesson: own ? linkTo(own) : null,
    next: next && { ...linkTo(next), isOwn: next === own },
  }
}

function listSections(
  course: Course,
  results: Pick<AttemptResults, 'items' | 'courseSlug'>,
): SectionToRead[] {
  const missed = new Set(listMissed(results).map(({ itemId }) => itemId))
  const reviews = results.items.map(({ review }) => review).filter(({ itemId }) => missed.has(itemId))
  return course.lessons.flatMap((lesson) =>
    lesson.sections.flatMap(({ id, title }) => {
      const ref = `${lesson.slug}#${id}`
      const here = reviews.filter(({ section }) => section !== null && section === ref)
      if (here.length === 0) return []
      const passages = here.flatMap(({ itemId }) => findPassageOf(course.slug, itemId) ?? [])
      const path = `/courses/${course.slug}/lessons/${ref}`
      const unique = [...new Map(passages.map((passage) => [passage.text, passage])).values()]
      return [{ title, lesson: lesson.title, path, passages: unique }]
    }),
  )
}
