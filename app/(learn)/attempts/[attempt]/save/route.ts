import { z } from 'zod'
import { defineFormRoute } from '@/server/http/define-form-route'
import { saveAndGoOn } from './save-and-go-on'

/** Saves the attempt form posted without JavaScript, then redirects to the target of the pressed button. */
export const POST = defineFormRoute({
  access: 'learner',
  params: z.object({ attempt: z.string() }),
  run: ({ params, form, viewer }) => saveAndGoOn({ learnerId: viewer.id, attemptId: params.attempt, form }),
})
