'use server'

import { redirect } from 'next/navigation'
import { idText } from '@/contract/schemas/shared-fields'
import { createAssignment, NewAssignmentSchema } from '@/server/assignments/create-assignment'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

export const createAssignmentAction = defineAction({
  access: 'account',
  schema: NewAssignmentSchema.extend({ class: idText }),
  run: async ({ class: classId, ...input }, viewer) => {
    const id = await createAssignment(await actorOf(viewer), classId, input)
    redirect(`/classes/${classId}/assignments/${id}/edit`)
  },
})
