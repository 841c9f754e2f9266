import { recallOperations } from '@/server/api/operations/recall-operations'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { getRecallPack } from '@/server/review/recall-pack'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(recallOperations.getRecallPack, ({ params, viewer }) =>
    getRecallPack(viewer.id, getCourse(params.course), new Date()),
  ),
)
