import { gradebookOperations } from '@/server/api/operations/gradebook-operations'
import { actorOf } from '@/server/http/actor'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { setMark } from '@/server/marks/set-mark'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(gradebookOperations.setMark, async ({ params, body, viewer }) => {
    const { manualPoints, confirmed = false, reason, isExcluded, note } = body
    await setMark(
      await actorOf(viewer),
      { classId: params.class, assignmentId: params.assignment },
      params.student,
      {
        isConfirmed: confirmed,
        ...(manualPoints !== undefined && { manualPoints }),
        ...(reason !== undefined && { reason }),
        ...(isExcluded !== undefined && { isExcluded }),
        ...(note !== undefined && { note }),
      },
    )
  }),
)
