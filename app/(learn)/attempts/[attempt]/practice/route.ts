import { z } from 'zod'
import { startPractice } from '@/server/attempts/start-practice'
import { defineFormRoute } from '@/server/http/define-form-route'

export const POST = defineFormRoute({
  access: 'learner',
  params: z.object({ attempt: z.string() }),
  run: async ({ params, viewer }) =>
    `/attempts/${await startPractice({ learnerId: viewer.id, attemptId: params.attempt, now: new Date() })}`,
})
