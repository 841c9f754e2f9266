import 'server-only'
import type { Course } from '@/domain/content/course'
import { getProgress } from './get-progress'

/** How far a learner is in one course. */
type CourseProgress = {
  slug: string
  title: string
  lessons: { done: number; all: number }
  quizzes: { done: number; all: number }
  concepts: { mastered: number; all: number }
  /** Cards due today. */
  due: number
}

/** Returns how far a learner is in each course; for null, a new visitor. */
export async function listCourseProgress(
  learnerId: string | null,
  courses: readonly Course[],
  now: Date,
): Promise<CourseProgress[]> {
  return Promise.all(
    courses.map(async (course) => {
      const { readings, results, concepts, due } = await getProgress(learnerId, course, now)
      const taken = new Set(results.map(({ quizSlug }) => quizSlug))
      return {
        slug: course.slug,
        title: course.title,
        lessons: {
          done: readings.filter(({ finishedAt }) => finishedAt !== null).length,
          all: course.lessons.length,
        },
        quizzes: {
          done: course.quizzes.filter(({ slug }) => taken.has(slug)).length,
          all: course.quizzes.length,
        },
        concepts: {
          mastered: concepts.filter(({ level }) => level === 'mastered').length,
          all: concepts.length,
        },
        due,
      }
    }),
  )
}
