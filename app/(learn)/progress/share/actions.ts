'use server'

import { revalidatePath } from 'next/cache'
import { defineAction } from '@/server/http/define-action'
import { CreateShareSchema, createShare, RevokeShareSchema, revokeShare } from '@/server/shares/shares'

export const createShareAction = defineAction({
  access: 'account',
  schema: CreateShareSchema,
  run: async (input, viewer) => {
    const link = await createShare(viewer.id, input, new Date())
    revalidatePath('/progress/share')
    return { message: 'Copy this link now. You won’t see it again:', copy: link }
  },
})

export const revokeShareAction = defineAction({
  access: 'account',
  schema: RevokeShareSchema,
  run: async ({ id }, viewer) => {
    await revokeShare(viewer.id, id, new Date())
    revalidatePath('/progress/share')
    return null
  },
})
