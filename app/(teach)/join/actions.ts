'use server'

import { redirect } from 'next/navigation'
import { acceptInvitation, InvitationSchema } from '@/server/classes/accept-invitation'
import { JoinSchema, joinClass } from '@/server/classes/join-class'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

export const joinClassAction = defineAction({
  access: 'account',
  schema: JoinSchema,
  run: async (input, viewer) => {
    const { classId } = await joinClass(await actorOf(viewer), input, new Date())
    redirect(`/classes/${classId}`)
  },
})

export const acceptInvitationAction = defineAction({
  access: 'account',
  schema: InvitationSchema,
  run: async (input, viewer) => {
    const { classId } = await acceptInvitation(await actorOf(viewer), input, new Date())
    redirect(`/classes/${classId}`)
  },
})
