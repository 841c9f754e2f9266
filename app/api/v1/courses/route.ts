import { courseOperations } from '@/server/api/operations/course-operations'
import { presentCourseHead } from '@/server/api/present-course'
import { listCourses } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(courseOperations.listCourses, async () => ({ courses: listCourses().map(presentCourseHead) })),
)
