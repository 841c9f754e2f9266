import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { notePresence } from '@/server/attempts/note-presence'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { ATTEMPT_STATES } from '@/server/quizzes/attempt-states'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.notePresence, async ({ params, body, viewer }) => {
    const { id: learnerId, sessionVersion } = viewer
    const { state, closesAt } = await notePresence({
      learnerId,
      sessionVersion,
      attemptId: params.attempt,
      slot: body.slot,
    })
    return { state: ATTEMPT_STATES[state], closesAt: closesAt?.toISOString() ?? null }
  }),
)
