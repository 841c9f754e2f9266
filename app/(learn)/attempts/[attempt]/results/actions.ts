'use server'

import { revalidatePath } from 'next/cache'
import { SelfCheckFormSchema, saveSelfCheck } from '@/server/attempts/save-self-check'
import { defineAction } from '@/server/http/define-action'
import { createRegradeRequest, RegradeRequestSchema } from '@/server/regrade-requests/create-regrade-request'

export const requestRegradeAction = defineAction({
  access: 'account',
  schema: RegradeRequestSchema,
  run: async (input, viewer) => {
    await createRegradeRequest(viewer.id, input, new Date())
    revalidatePath(`/attempts/${input.attempt}/results`)
    return 'Request submitted. Your instructor will reply.'
  },
})

export const saveSelfCheckAction = defineAction({
  access: 'learner',
  schema: SelfCheckFormSchema,
  run: async (input, viewer) => {
    await saveSelfCheck(viewer.id, input, new Date())
    revalidatePath(`/attempts/${input.attempt}/results`)
    return 'Saved.'
  },
})
