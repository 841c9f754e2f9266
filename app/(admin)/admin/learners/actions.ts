'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { ConfirmedSchema, grantChangeFrom } from '@/server/attempts/limits-from-form'
import { setAccommodation } from '@/server/attempts/set-learner-limits'
import { EmailSchema } from '@/server/auth/sign-up'
import { actorOf } from '@/server/http/actor'
import { defineAction, parseInput } from '@/server/http/define-action'
import { FormSchema } from '@/server/http/read-form'

export const setAccommodationAction = defineAction({
  access: 'administrator',
  schema: FormSchema,
  run: async (form, viewer) => {
    const { email } = parseInput(z.object({ email: EmailSchema }), form)
    const changes = await setAccommodation({
      email,
      granted: grantChangeFrom(form),
      canShorten: parseInput(ConfirmedSchema, form).shorten,
      actor: await actorOf(viewer),
      now: new Date(),
    })
    revalidatePath('/admin/learners')
    return `Saved. It applies in every quiz from now on.${formatTimeChanges(changes)}`
  },
})
