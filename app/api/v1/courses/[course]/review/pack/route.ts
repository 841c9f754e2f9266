import { reviewOperations } from '@/server/api/operations/review-operations'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { getOfflinePack } from '@/server/review/offline-pack'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(reviewOperations.getOfflinePack, ({ params, viewer }) =>
    getOfflinePack(viewer.id, getCourse(params.course), new Date()),
  ),
)
