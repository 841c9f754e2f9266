import { courseOperations } from '@/server/api/operations/course-operations'
import { presentCourse } from '@/server/api/present-course'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(courseOperations.getCourse, async ({ params }) => presentCourse(getCourse(params.course))),
)
