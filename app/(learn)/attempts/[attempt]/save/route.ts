import { z } from 'zod'
import { defineFormRoute } from '@/server/http/define-form-route'
import { saveAndContinue } from './save-and-continue'

/** Saves the attempt form posted without JavaScript, then redirects to the target of the pressed button. */
export const POST = defineFormRoute({
  access: 'learner',
  params: z.object({ attempt: z.string() }),
  run: ({ params, form, viewer }) =>
    saveAndContinue({ learnerId: viewer.id, attemptId: params.attempt, form }),
})
