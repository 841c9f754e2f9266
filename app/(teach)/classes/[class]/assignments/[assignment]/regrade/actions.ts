'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { requiredText } from '@/domain/text/typed-text'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { RegradeSchema } from '@/server/regrading/regrade-request'
import { undoRegrade } from '@/server/regrading/undo-regrade'

const TargetSchema = z.object({ class: idText, assignment: idText })

export const applyRegradeAction = defineAction({
  access: 'account',
  schema: RegradeSchema.extend({
    ...TargetSchema.shape,
    reason: requiredText('Enter a reason. Students will see it.', { most: 1000 }),
  }),
  run: async ({ class: classId, assignment: assignmentId, ...request }, viewer) => {
    await applyRegrade(await actorOf(viewer), { classId, assignmentId }, { ...request, now: new Date() })
    redirect(`/classes/${classId}/assignments/${assignmentId}/regrade?done=yes`)
  },
})

export const undoRegradeAction = defineAction({
  access: 'account',
  schema: TargetSchema.extend({ run: idText }),
  run: async ({ class: classId, assignment: assignmentId, run }, viewer) => {
    await undoRegrade(await actorOf(viewer), { classId, assignmentId }, run, new Date())
    revalidatePath(`/classes/${classId}/assignments/${assignmentId}/regrade`)
    return 'Regrade undone.'
  },
})
