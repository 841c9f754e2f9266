'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { acceptLate, reopenAttempt } from '@/server/assignments/change-student-attempt'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

const PlaceSchema = z.object({ class: z.string().max(100), attempt: z.string().max(100) })

export const reopenAction = defineAction({
  access: 'account',
  schema: PlaceSchema.extend({
    minutes: z.coerce
      .number('How many minutes?')
      .int('A whole number, please.')
      .min(1, 'At least one.')
      .max(43_200, 'Thirty days at most.'),
  }),
  run: async ({ class: classId, attempt: attemptId, minutes }, viewer) => {
    await reopenAttempt(await actorOf(viewer), { classId, attemptId }, { minutes, now: new Date() })
    revalidatePath(`/classes/${classId}/attempts/${attemptId}`)
    return 'It is open again.'
  },
})

export const acceptLateAction = defineAction({
  access: 'account',
  schema: PlaceSchema.extend({ slot: z.coerce.number().int().positive().max(1_000).optional() }),
  run: async ({ class: classId, attempt: attemptId, slot }, viewer) => {
    const count = await acceptLate(
      await actorOf(viewer),
      { classId, attemptId },
      { slot: slot ?? null, now: new Date() },
    )
    revalidatePath(`/classes/${classId}/attempts/${attemptId}`)
    return count === 1 ? 'It counts now.' : `${count} late answers count now.`
  },
})
