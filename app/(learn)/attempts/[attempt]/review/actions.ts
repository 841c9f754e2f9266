'use server'

import { revalidatePath } from 'next/cache'
import { DisputeSchema, openDispute } from '@/server/disputes/open-dispute'
import { defineAction } from '@/server/http/define-action'

export const disputeAction = defineAction({
  access: 'account',
  schema: DisputeSchema,
  run: async (input, viewer) => {
    await openDispute(viewer.id, input, new Date())
    revalidatePath(`/attempts/${input.attempt}/review`)
    return 'Request submitted. Your instructor will reply.'
  },
})
