'use server'

import { revalidatePath } from 'next/cache'
import { CardChangeSchema } from '@/contract/schemas/review-schemas'
import { idText } from '@/contract/schemas/shared-fields'
import { defineAction } from '@/server/http/define-action'
import { changeCard } from '@/server/review/change-card'
import { noteTimeZone, TimeZoneSchema } from '@/server/review/change-settings'

export const noteTimeZoneAction = defineAction({
  access: 'learner',
  schema: TimeZoneSchema,
  run: ({ timeZone }, viewer) => noteTimeZone(viewer.id, timeZone, new Date()),
})

export const resumeCardAction = defineAction({
  access: 'learner',
  schema: CardChangeSchema.omit({ change: true }).extend({ course: idText }),
  run: async ({ course, ...card }, viewer) => {
    await changeCard(viewer.id, course, { ...card, change: 'resume' }, new Date())
    revalidatePath('/review')
    return null
  },
})
