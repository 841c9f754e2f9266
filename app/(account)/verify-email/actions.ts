'use server'

import { redirect } from 'next/navigation'
import { AskToVerifySchema, askToVerify, VerifyEmailSchema, verifyEmail } from '@/server/auth/verify-email'
import { defineAction } from '@/server/http/define-action'

export const askToVerifyAction = defineAction({
  access: 'account',
  schema: AskToVerifySchema,
  run: async (input, viewer) => {
    await askToVerify(input, viewer, new Date())
    return 'We emailed you a link. Open it in a browser where you’re signed in. It works for 24 hours.'
  },
})

export const verifyEmailAction = defineAction({
  access: 'account',
  schema: VerifyEmailSchema,
  run: async (input, viewer) => {
    const { next } = await verifyEmail(input, viewer, new Date())
    redirect(next)
  },
})
