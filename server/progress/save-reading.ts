import 'server-only'
import { getCourse } from '@/server/content/read-course'
import { AppError } from '@/server/platform/errors'
import { resumeReread } from '@/server/review/suspend-leeches'
import { addFinishedSections } from './progress-statements'

/**
 * Saves reading progress. Sections are added and never removed, so that two devices don't overwrite each other. A lesson is
 * finished when all its sections are.
 * @throws AppError NOT_FOUND if there is no such lesson
 */
export async function saveReading(reading: {
  learnerId: string
  courseSlug: string
  lessonSlug: string
  finishedSections: string[]
  /** Read to their end on this visit. */
  readNow: string[]
  lastSection: string | null
}): Promise<void> {
  const { learnerId, courseSlug, lessonSlug } = reading
  const course = getCourse(courseSlug)
  const lesson = course.lessons.find(({ slug }) => slug === lessonSlug)
  if (!lesson) throw new AppError('NOT_FOUND')
  const known = lesson.sections.map(({ id }) => id)
  const finished = known.filter((id) => reading.finishedSections.includes(id))
  const last = known.find((id) => id === reading.lastSection) ?? null
  await addFinishedSections({ learnerId, courseSlug, lessonSlug }, { known, finished, last })
  const reread = known.filter((id) => reading.readNow.includes(id))
  if (reread.length > 0)
    await resumeReread(
      learnerId,
      course,
      reread.map((id) => `${lessonSlug}#${id}`),
    )
}
