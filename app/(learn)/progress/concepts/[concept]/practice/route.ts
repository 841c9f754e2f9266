import { z } from 'zod'
import { startConceptPractice } from '@/server/attempts/start-practice'
import { listCourses } from '@/server/content/read-course'
import { defineFormRoute } from '@/server/http/define-form-route'
import { AppError } from '@/server/platform/errors'

export const POST = defineFormRoute({
  access: 'guest',
  params: z.object({ concept: z.string() }),
  run: async ({ params, viewer }) => {
    const [course] = listCourses()
    if (!course) throw new AppError('NOT_FOUND')
    const { id: learnerId } = viewer
    const session = { learnerId, courseSlug: course.slug, conceptId: params.concept, now: new Date() }
    return `/attempts/${await startConceptPractice(session)}`
  },
})
