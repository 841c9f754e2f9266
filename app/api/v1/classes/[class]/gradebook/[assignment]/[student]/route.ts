import { gradebookOperations } from '@/server/api/operations/gradebook-operations'
import { setGrade } from '@/server/grades/set-grade'
import { actorOf } from '@/server/http/actor'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(gradebookOperations.setGrade, async ({ params, body, viewer }) => {
    const { manualPoints, confirmed = false, reason, isExcused, note } = body
    await setGrade(
      await actorOf(viewer),
      { classId: params.class, assignmentId: params.assignment },
      params.student,
      {
        isConfirmed: confirmed,
        ...(manualPoints !== undefined && { manualPoints }),
        ...(reason !== undefined && { reason }),
        ...(isExcused !== undefined && { isExcused }),
        ...(note !== undefined && { note }),
      },
    )
  }),
)
