'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { ClassCreationSchema, setClassCreation, setTeacher } from '@/server/access/class-creation'
import { EmailSchema } from '@/server/auth/sign-up'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

export const setClassCreationAction = defineAction({
  access: 'administrator',
  schema: z.object({ who: ClassCreationSchema }),
  run: async ({ who }, viewer) => {
    await setClassCreation(await actorOf(viewer), who)
    revalidatePath('/admin/teachers')
    return 'Saved.'
  },
})

export const approveTeacherAction = defineAction({
  access: 'administrator',
  schema: z.object({ email: EmailSchema }),
  run: async ({ email }, viewer) => {
    await setTeacher(await actorOf(viewer), { email, mayTeach: true })
    revalidatePath('/admin/teachers')
    return `${email} can now create classes.`
  },
})

export const withdrawTeacherAction = defineAction({
  access: 'administrator',
  schema: z.object({ email: EmailSchema }),
  run: async ({ email }, viewer) => {
    await setTeacher(await actorOf(viewer), { email, mayTeach: false })
    revalidatePath('/admin/teachers')
  },
})
