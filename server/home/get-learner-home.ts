import 'server-only'
import type { Course } from '@/domain/content/course'
import { listTaughtClasses } from '@/server/classes/class-queries'
import type { Viewer } from '@/server/http/viewer'
import { type CourseHome, getCourseHome } from '@/server/progress/get-course-home'

export type LearnerHome = CourseHome & {
  /** The classes that the viewer teaches. */
  teaching: { id: string; name: string; students: number }[]
}

/** Returns what the home and course pages show about a viewer. */
export async function getLearnerHome(
  { id, isGuest }: Pick<Viewer, 'id' | 'isGuest'>,
  course: Course,
  now: Date,
): Promise<LearnerHome> {
  const [home, taught] = await Promise.all([
    getCourseHome(id, course, now),
    isGuest ? [] : listTaughtClasses(id),
  ])
  return { ...home, teaching: taught.map(({ id, name, students }) => ({ id, name, students })) }
}
