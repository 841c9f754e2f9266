'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { claimAdministration } from '@/server/auth/claim-administration'
import { AskForResetSchema, makeResetLink } from '@/server/auth/reset-password'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

export const makeResetLinkAction = defineAction({
  access: 'administrator',
  schema: AskForResetSchema,
  run: async (input, viewer) => {
    const { link } = await makeResetLink(await actorOf(viewer), input)
    return `Send this link to the user. It works once and expires in 24 hours: ${link}`
  },
})

export const claimAdministrationAction = defineAction({
  access: 'account',
  schema: z.object({ token: z.string().max(200) }),
  run: async ({ token }, viewer) => {
    await claimAdministration(token, await actorOf(viewer))
    redirect('/admin')
  },
})
