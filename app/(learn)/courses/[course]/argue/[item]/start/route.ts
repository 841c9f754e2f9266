import { z } from 'zod'
import { startArgument } from '@/server/attempts/start-argument'
import { findCourse } from '@/server/content/read-course'
import { defineFormRoute } from '@/server/http/define-form-route'
import { AppError } from '@/server/platform/errors'

export const POST = defineFormRoute({
  access: 'guest',
  params: z.object({ course: z.string(), item: z.string() }),
  run: async ({ params, viewer }) => {
    const course = findCourse(params.course)
    if (!course) throw new AppError('NOT_FOUND')
    const request = { learnerId: viewer.id, course, item: params.item, now: new Date() }
    return `/attempts/${await startArgument(request)}`
  },
})
