import { progressOperations } from '@/server/api/operations/progress-operations'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { findReading } from '@/server/progress/queries'
import { saveReading } from '@/server/progress/save-reading'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(progressOperations.getReading, async ({ params: { course, lesson }, viewer }) =>
    viewer ? findReading(viewer.id, course, lesson) : null,
  ),
  defineRoute(progressOperations.saveReading, async ({ params: { course, lesson }, body, viewer }) => {
    if (viewer) await saveReading({ learnerId: viewer.id, courseSlug: course, lessonSlug: lesson, ...body })
  }),
)
