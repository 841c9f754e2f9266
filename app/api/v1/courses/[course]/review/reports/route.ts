import { reviewOperations } from '@/server/api/operations/review-operations'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { clientIpAddress, consumeRateLimit } from '@/server/http/rate-limits'
import { reportItem } from '@/server/review/change-card'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(reviewOperations.reportItem, async ({ params, body, viewer }) => {
    // Limits by IP address: anyone can become a new guest, so a limit by learner would stop no one.
    await consumeRateLimit('report-client', await clientIpAddress())
    await reportItem(viewer.id, params.course, body)
  }),
)
