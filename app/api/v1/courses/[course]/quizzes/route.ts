import { courseOperations } from '@/server/api/operations/course-operations'
import { presentQuizHead } from '@/server/api/present-course'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(courseOperations.listQuizzes, async ({ params }) => {
    const course = getCourse(params.course)
    return { quizzes: course.quizzes.map((entry) => presentQuizHead(course, entry)) }
  }),
)
