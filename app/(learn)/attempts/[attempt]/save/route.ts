import { z } from 'zod'
import { defineFormRoute } from '@/server/http/define-route'
import { saveAndGoOn } from './save-and-go-on'

/** The plain form of the attempt page: saves what it holds, then goes where the pressed button says. */
export const POST = defineFormRoute({
  access: 'learner',
  params: z.object({ attempt: z.string() }),
  run: ({ params, form, viewer }) => saveAndGoOn({ learnerId: viewer.id, attemptId: params.attempt, form }),
})
