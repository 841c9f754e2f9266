'use server'

import { redirect } from 'next/navigation'
import {
  AskToVerifySchema,
  askToVerify,
  VerifyAddressSchema,
  verifyAddress,
} from '@/server/auth/verify-address'
import { defineAction } from '@/server/http/define-action'

export const askToVerifyAction = defineAction({
  access: 'account',
  schema: AskToVerifySchema,
  run: async (input, viewer) => {
    await askToVerify(input, viewer, new Date())
    return 'A link is on its way. Open it where you are signed in; it works for 24 hours.'
  },
})

export const verifyAddressAction = defineAction({
  access: 'account',
  schema: VerifyAddressSchema,
  run: async (input, viewer) => {
    const { next } = await verifyAddress(input, viewer, new Date())
    redirect(next)
  },
})
