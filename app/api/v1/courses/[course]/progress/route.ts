import { progressOperations } from '@/server/api/operations/progress-operations'
import { presentProgress } from '@/server/api/present-attempt'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { getProgress } from '@/server/progress/get-progress'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(progressOperations.getProgress, async ({ params, viewer }) =>
    presentProgress(await getProgress(viewer.id, getCourse(params.course), new Date())),
  ),
)
