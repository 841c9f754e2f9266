import { toPublicLesson } from '@/domain/content/public-lesson'
import { courseOperations } from '@/server/api/operations/course-operations'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { AppError } from '@/server/platform/errors'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(courseOperations.getLesson, async ({ params }) => {
    const course = getCourse(params.course)
    const lesson = course.lessons.find(({ slug }) => slug === params.lesson)
    if (!lesson) throw new AppError('NOT_FOUND')
    return toPublicLesson(course, lesson)
  }),
)
