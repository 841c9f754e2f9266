import { courseOperations } from '@/server/api/operations/course-operations'
import { presentQuiz } from '@/server/api/present-course'
import { getQuizForLearner } from '@/server/attempts/quiz-for-learner'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { AppError } from '@/server/platform/errors'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(courseOperations.getQuiz, async ({ params, viewer }) => {
    const course = getCourse(params.course)
    const entry = course.quizzes.find(({ slug }) => slug === params.quiz)
    if (!entry) throw new AppError('NOT_FOUND')
    const own = await getQuizForLearner(viewer?.id ?? null, course.slug, entry.slug, new Date())
    return presentQuiz(course, entry, own)
  }),
)
