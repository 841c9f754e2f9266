'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { idText, slotParam } from '@/contract/schemas/shared-fields'
import { plural } from '@/domain/text/format'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { optionalText } from '@/domain/text/typed-text'
import { acceptLate, reopenAttempt } from '@/server/assignments/change-student-attempt'
import { changePoints, setAnswerComment } from '@/server/grading/answer-feedback'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

const TargetSchema = z.object({ class: idText, attempt: idText })

export const reopenAction = defineAction({
  access: 'account',
  schema: TargetSchema.extend({
    minutes: z.coerce
      .number('Enter the number of minutes.')
      .int('Enter a whole number.')
      .min(1, 'Enter 1 or more.')
      .max(43_200, 'Enter 43,200 (30 days) or less.'),
  }),
  run: async ({ class: classId, attempt: attemptId, minutes }, viewer) => {
    await reopenAttempt(await actorOf(viewer), { classId, attemptId }, { minutes, now: new Date() })
    revalidatePath(`/classes/${classId}/attempts/${attemptId}`)
    return 'Attempt reopened.'
  },
})

export const acceptLateAction = defineAction({
  access: 'account',
  schema: TargetSchema.extend({ slot: slotParam.optional() }),
  run: async ({ class: classId, attempt: attemptId, slot }, viewer) => {
    const count = await acceptLate(
      await actorOf(viewer),
      { classId, attemptId },
      { slot: slot ?? null, now: new Date() },
    )
    revalidatePath(`/classes/${classId}/attempts/${attemptId}`)
    return `${plural(count, 'late answer')} accepted.`
  },
})

export const commentAction = defineAction({
  access: 'account',
  schema: TargetSchema.extend({ slot: slotParam, comment: optionalText({ most: TEXT_LIMITS.message }) }),
  run: async ({ class: classId, attempt: attemptId, slot, comment }, viewer) => {
    await setAnswerComment(await actorOf(viewer), { classId, attemptId, slot }, comment)
    revalidatePath(`/classes/${classId}/attempts/${attemptId}`)
    return comment === '' ? 'Comment removed.' : 'Comment saved.'
  },
})

export const changePointsAction = defineAction({
  access: 'account',
  schema: TargetSchema.extend({
    slot: slotParam,
    remove: z.literal('yes').optional(),
    earned: z.string().trim().default(''),
    reason: optionalText({ most: TEXT_LIMITS.message }).default(''),
  }),
  run: async ({ class: classId, attempt: attemptId, slot, remove, earned, reason }, viewer) => {
    const change = remove ? null : { earned: earned === '' ? Number.NaN : Number(earned), reason }
    await changePoints(await actorOf(viewer), { classId, attemptId, slot }, { change, now: new Date() })
    revalidatePath(`/classes/${classId}/attempts/${attemptId}`)
    return remove ? 'Change removed.' : 'Points saved.'
  },
})
