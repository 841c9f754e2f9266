import { z } from 'zod'
import { startConceptPractice } from '@/server/attempts/start-practice'
import { defineFormRoute } from '@/server/http/define-form-route'
import { AppError } from '@/server/platform/errors'
import { findShownCourses } from '@/server/progress/shown-course'

export const POST = defineFormRoute({
  access: 'guest',
  params: z.object({ concept: z.string() }),
  run: async ({ params, form, viewer }) => {
    const shown = await findShownCourses(viewer.id, form.get('course') ?? undefined)
    if (!shown) throw new AppError('NOT_FOUND')
    const { course } = shown
    const { id: learnerId } = viewer
    const session = { learnerId, courseSlug: course.slug, conceptId: params.concept, now: new Date() }
    return `/attempts/${await startConceptPractice(session)}`
  },
})
