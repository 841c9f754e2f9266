'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { plural } from '@/domain/text/format'
import { AnswerDisputesSchema, answerDisputes } from '@/server/disputes/answer-disputes'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

export const answerDisputesAction = defineAction({
  access: 'account',
  schema: AnswerDisputesSchema,
  run: async (input, viewer) => {
    const { regradePath, count } = await answerDisputes(await actorOf(viewer), input, new Date())
    // Accepting a request leads to the regrade preview.
    if (regradePath) redirect(regradePath)
    revalidatePath(`/classes/${input.class}/disputes`)
    return `${plural(count, 'student was', 'students were')} notified.`
  },
})
