import { recallOperations } from '@/server/api/operations/recall-operations'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { clientAddress, countTry } from '@/server/http/rate-limits'
import { reportItem } from '@/server/review/change-card'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(recallOperations.reportItem, async ({ params, body, viewer }) => {
    // Guests are made as they are needed: by learner nobody would be stopped.
    await countTry('report-client', await clientAddress())
    await reportItem(viewer.id, params.course, body)
  }),
)
