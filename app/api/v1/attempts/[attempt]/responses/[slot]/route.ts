import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { saveResponse } from '@/server/attempts/save-response'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { requireViewer } from '@/server/http/viewer'
import { AppError } from '@/server/platform/errors'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.saveResponse, async ({ params: { attempt, slot }, body, viewer }) => {
    try {
      const { id: learnerId, sessionVersion } = viewer
      return await saveResponse({ learnerId, sessionVersion, attemptId: attempt, slot, ...body })
    } catch (error) {
      // The statement also finds nothing if the session has ended, so check the session only then.
      if (viewer.sessionVersion !== null && error instanceof AppError && error.code === 'NOT_FOUND')
        await requireViewer('learner')
      throw error
    }
  }),
)
