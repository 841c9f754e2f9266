import 'server-only'
import type { Course } from '@/domain/content/course'
import { listTaughtClasses } from '@/server/classes/class-queries'
import type { Viewer } from '@/server/http/viewer'
import { type CourseHome, getCourseHome } from '@/server/progress/get-course-home'

export type LearnerHome = CourseHome & {
  /** The classes that the viewer teaches. */
  teaching: { id: string; name: string; students: number }[]
}

type HomeViewer = Pick<Viewer, 'id' | 'isGuest'>

/** Returns what the home and course pages show about a viewer. */
export async function getLearnerHome(viewer: HomeViewer, course: Course, now: Date): Promise<LearnerHome> {
  const [home, teaching] = await Promise.all([getCourseHome(viewer.id, course, now), listTeaching(viewer)])
  return { ...home, teaching }
}

/** Returns the same for several courses, by slug. */
export async function getLearnerHomes(
  viewer: HomeViewer,
  courses: readonly Course[],
  now: Date,
): Promise<Record<string, LearnerHome>> {
  const [teaching, ...homes] = await Promise.all([
    listTeaching(viewer),
    ...courses.map(async (course) => [course.slug, await getCourseHome(viewer.id, course, now)] as const),
  ])
  return Object.fromEntries(homes.map(([slug, home]) => [slug, { ...home, teaching }]))
}

async function listTeaching({ id, isGuest }: HomeViewer): Promise<LearnerHome['teaching']> {
  const taught = isGuest ? [] : await listTaughtClasses(id)
  return taught.map(({ id, name, students }) => ({ id, name, students }))
}
