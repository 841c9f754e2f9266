import 'server-only'
import type { Course } from '@/domain/content/course'
import { getCourse, listCourses } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { getStudySettings } from '@/server/review/study-settings'

/** Which courses a page of a learner shows. */
export type ShownCourses = {
  /** The course that the URL names, or else the one that the learner studied last. */
  course: Course
  /** The courses whose cards and limits belong together: all, or only `course`. */
  together: readonly Course[]
  /** Whether the page shows all courses: there are several, and the learner wants to see them together. */
  isCombined: boolean
  all: readonly Course[]
}

/**
 * Finds what a page shows that can be about one course or all of them.
 * @param asked the course that the URL names, if any
 * @returns null if there are no courses
 * @throws AppError NOT_FOUND if there is no such course
 */
export async function findShownCourses(
  learnerId: string | null,
  asked: string | string[] | undefined,
): Promise<ShownCourses | null> {
  const all = listCourses()
  if (asked !== undefined) {
    const course = getCourse(String(asked))
    return { course, together: [course], isCombined: false, all }
  }
  const course = await findLatestCourse(learnerId)
  if (!course) return null
  const isCombined = all.length > 1 && (await getStudySettings(learnerId)).combinesCourses
  return { course, together: isCombined ? all : [course], isCombined, all }
}

/** Finds the course that a learner read or reviewed last, or else the first one. @returns null if there are no courses */
async function findLatestCourse(learnerId: string | null): Promise<Course | null> {
  const courses = listCourses()
  const [first = null] = courses
  if (courses.length < 2 || learnerId === null) return first
  const courseSlug = { in: courses.map(({ slug }) => slug) }
  const [read, answered] = await Promise.all([
    db().lessonProgress.findFirst({
      where: { learnerId, courseSlug },
      orderBy: { updatedAt: 'desc' },
      select: { courseSlug: true, updatedAt: true },
    }),
    db().reviewLog.findFirst({
      where: { learnerId, courseSlug },
      orderBy: { reviewedAt: 'desc' },
      select: { courseSlug: true, reviewedAt: true },
    }),
  ])
  const isReadLast = read && (!answered || read.updatedAt > answered.reviewedAt)
  const latest = isReadLast ? read : answered
  return courses.find(({ slug }) => slug === latest?.courseSlug) ?? first
}
