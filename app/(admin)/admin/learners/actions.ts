'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { setAccommodation } from '@/server/attempts/set-learner-limits'
import { actorOf } from '@/server/audit/actor'
import { EmailSchema } from '@/server/auth/sign-up'
import { defineAction } from '@/server/define-action'

export const setAccommodationAction = defineAction({
  access: 'administrator',
  schema: z.object({
    email: EmailSchema,
    timeFactor: z.coerce.number().min(1, 'At least 1: nobody loses time by it.').max(10),
    extraDays: z.coerce.number().int().min(0).max(365),
    onePerPage: z.literal('on').optional(),
  }),
  run: async ({ onePerPage, ...input }, viewer) => {
    await setAccommodation({
      ...input,
      onePerPage: onePerPage === 'on',
      actor: await actorOf(viewer),
      now: new Date(),
    })
    revalidatePath('/admin/learners')
    return 'Saved. It holds in every quiz from now on, open attempts included.'
  },
})
