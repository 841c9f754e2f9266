'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { claimAdministration } from '@/server/auth/claim-administration'
import { AskForResetSchema, makeResetLink } from '@/server/auth/reset-password'
import { resetTwoStep } from '@/server/auth/reset-two-step'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { requireRecentSignIn } from '@/server/http/sessions'
import { setTwoStepRequired } from '@/server/http/staff-two-step'

export const makeResetLinkAction = defineAction({
  access: 'administrator',
  schema: AskForResetSchema,
  run: async (input, viewer) => {
    const { link } = await makeResetLink(await actorOf(viewer), input)
    return `Send this link to the user. It works once and expires in 24 hours: ${link}`
  },
})

export const setTwoStepRequiredAction = defineAction({
  access: 'administrator',
  schema: z.object({ isRequired: z.literal('on').optional() }),
  run: async ({ isRequired }, viewer) => {
    await setTwoStepRequired(await actorOf(viewer), isRequired === 'on')
    revalidatePath('/admin')
    return 'Saved.'
  },
})

export const resetTwoStepAction = defineAction({
  access: 'administrator',
  schema: AskForResetSchema,
  run: async ({ email }, viewer) => {
    await requireRecentSignIn(await cookies(), viewer)
    await resetTwoStep(await actorOf(viewer), email)
    return `Two-step verification of ${email} is off.`
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
