import { courseOperations } from '@/server/api/operations/course-operations'
import { presentLessonHead } from '@/server/api/present-course'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(courseOperations.listLessons, async ({ params }) => ({
    lessons: getCourse(params.course).lessons.map(presentLessonHead),
  })),
)
