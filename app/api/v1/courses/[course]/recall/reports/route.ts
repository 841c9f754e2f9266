import { recallOperations } from '@/server/api/operations/recall-operations'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { clientAddress, countTry } from '@/server/http/rate-limits'
import { reportItem } from '@/server/review/change-card'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(recallOperations.reportItem, async ({ params, body, viewer }) => {
    // Limits by IP address: anyone can become a new guest, so a limit by learner would stop no one.
    await countTry('report-client', await clientAddress())
    await reportItem(viewer.id, params.course, body)
  }),
)
