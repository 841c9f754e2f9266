import { classOperations } from '@/server/api/operations/class-operations'
import { presentLive } from '@/server/api/present-class'
import { listLive } from '@/server/assignments/live-queries'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(classOperations.getLive, async ({ params, viewer }) => {
    const now = new Date()
    const target = { classId: params.class, assignmentId: params.assignment }
    return presentLive(await listLive(viewer.id, target, now), now)
  }),
)
