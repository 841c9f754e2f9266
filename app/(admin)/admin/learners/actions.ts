'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { ConfirmedSchema, grantChangeFrom } from '@/server/attempts/limits-from-form'
import { setAccommodation } from '@/server/attempts/set-learner-limits'
import { EmailSchema } from '@/server/auth/sign-up'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { fieldsOf, formOf } from '@/server/http/form-of'

export const setAccommodationAction = defineAction({
  access: 'administrator',
  schema: formOf({
    who: fieldsOf(z.object({ email: EmailSchema })),
    granted: grantChangeFrom,
    confirmation: fieldsOf(ConfirmedSchema),
  }),
  run: async ({ who, granted, confirmation: { shorten } }, viewer) => {
    const changes = await setAccommodation({
      email: who.email,
      granted,
      canShorten: shorten,
      actor: await actorOf(viewer),
      now: new Date(),
    })
    revalidatePath('/admin/learners')
    return `Saved. It applies in every quiz from now on.${formatTimeChanges(changes)}`
  },
})
