import { z } from 'zod'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { defineFormRoute } from '@/server/http/define-form-route'

export const POST = defineFormRoute({
  access: 'learner',
  params: z.object({ attempt: z.string() }),
  run: async ({ params, viewer }) => {
    await submitAttempt({ learnerId: viewer.id, attemptId: params.attempt, now: new Date() })
    return `/attempts/${params.attempt}/results`
  },
})
