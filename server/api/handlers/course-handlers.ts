import 'server-only'
import type { courseOperations } from '@/contract/operations/course-operations'
import { explanationsOf } from '@/domain/content/explanations'
import { toPublicLesson } from '@/domain/content/public-lesson'
import { getQuizForLearner } from '@/server/attempts/quiz-for-learner'
import { getCourse, listCourses } from '@/server/content/read-course'
import { AppError } from '@/server/platform/errors'
import { findSourceParagraph } from '@/server/source-copies/source-copy-queries'
import {
  presentCourse,
  presentCourseHead,
  presentLessonHead,
  presentQuiz,
  presentQuizHead,
} from '../present-course'
import type { HandlersOf } from '../run-operation'

export const courseHandlers: HandlersOf<typeof courseOperations> = {
  listCourses: async () => ({ courses: listCourses().map(presentCourseHead) }),

  getCourse: async ({ params }) => presentCourse(getCourse(params.course)),

  listLessons: async ({ params }) => ({ lessons: getCourse(params.course).lessons.map(presentLessonHead) }),

  getLesson: async ({ params }) => {
    const course = getCourse(params.course)
    const lesson = course.lessons.find(({ slug }) => slug === params.lesson)
    if (!lesson) throw new AppError('NOT_FOUND')
    return toPublicLesson(course, lesson)
  },

  listQuizzes: async ({ params }) => {
    const course = getCourse(params.course)
    return { quizzes: course.quizzes.map((entry) => presentQuizHead(course, entry)) }
  },

  getQuiz: async ({ params, viewer }) => {
    const course = getCourse(params.course)
    const entry = course.quizzes.find(({ slug }) => slug === params.quiz)
    if (!entry) throw new AppError('NOT_FOUND')
    const own = await getQuizForLearner(viewer?.id ?? null, course.slug, entry.slug, new Date())
    return presentQuiz(course, entry, own)
  },

  getExplanations: async ({ params }) => {
    const course = getCourse(params.course)
    return { source: course.source, ...explanationsOf(course) }
  },

  // The license covers readers of this site, not programs that store what they read.
  getSourceParagraph: async ({ params, viewer, isByToken }) =>
    findSourceParagraph(isByToken ? null : viewer, params.course, params.paragraph),
}
