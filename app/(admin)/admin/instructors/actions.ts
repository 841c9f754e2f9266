'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { ClassCreationSchema, setApprovedInstructor, setClassCreation } from '@/server/access/class-creation'
import { EmailSchema } from '@/server/auth/sign-up'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

export const setClassCreationAction = defineAction({
  access: 'administrator',
  schema: z.object({ who: ClassCreationSchema }),
  run: async ({ who }, viewer) => {
    await setClassCreation(await actorOf(viewer), who)
    revalidatePath('/admin/instructors')
    return 'Saved.'
  },
})

export const approveInstructorAction = defineAction({
  access: 'administrator',
  schema: z.object({ email: EmailSchema }),
  run: async ({ email }, viewer) => {
    await setApprovedInstructor(await actorOf(viewer), { email, isApprovedInstructor: true })
    revalidatePath('/admin/instructors')
    return `${email} can now create classes.`
  },
})

export const withdrawInstructorAction = defineAction({
  access: 'administrator',
  schema: z.object({ email: EmailSchema }),
  run: async ({ email }, viewer) => {
    await setApprovedInstructor(await actorOf(viewer), { email, isApprovedInstructor: false })
    revalidatePath('/admin/instructors')
  },
})
