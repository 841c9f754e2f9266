import { courseOperations } from '@/server/api/operations/course-operations'
import { presentQuiz } from '@/server/api/present-course'
import { getQuizForLearner } from '@/server/attempts/quiz-for-learner'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/define-route'
import { AppError } from '@/server/errors'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(courseOperations.getQuiz, async ({ params: { course, quiz }, viewer }) => {
    const entry = getCourse(course).quizzes.find(({ slug }) => slug === quiz)
    if (!entry) throw new AppError('NOT_FOUND')
    return presentQuiz(entry, await getQuizForLearner(viewer?.id ?? null, course, quiz, new Date()))
  }),
)
