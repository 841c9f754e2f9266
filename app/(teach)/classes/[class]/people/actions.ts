'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { plural } from '@/domain/text/format'
import {
  MemberRoleSchema,
  MemberSchema,
  MoveMemberSchema,
  moveMember,
  removeMember,
  restoreMember,
  setMemberRole,
} from '@/server/classes/change-member'
import {
  createGroup,
  GroupSchema,
  NewGroupSchema,
  RenameGroupSchema,
  removeGroup,
  renameGroup,
  SetGroupMembersSchema,
  setGroupMembers,
} from '@/server/classes/groups'
import {
  InvitationSearchSchema,
  prepareResend,
  queueInvitations,
  ResendSchema,
  restoreInvitation,
  WithdrawSchema,
  withdrawInvitation,
} from '@/server/classes/invitations'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

const peopleOf = (classId: string) => `/classes/${encodeURIComponent(classId)}/people`

export const setRoleAction = defineAction({
  access: 'account',
  schema: MemberRoleSchema,
  run: async (input, viewer) => {
    await setMemberRole(await actorOf(viewer), input)
    // Users who change their own role may lose access to this page.
    if (input.person === viewer.id) redirect(`/classes/${encodeURIComponent(input.class)}`)
    revalidatePath(peopleOf(input.class), 'layout')
    return 'Role changed.'
  },
})

export const removeMemberAction = defineAction({
  access: 'account',
  schema: MemberSchema,
  run: async (input, viewer) => {
    await removeMember(await actorOf(viewer), input, new Date())
    if (input.person === viewer.id) redirect('/classes')
    redirect(`${peopleOf(input.class)}?removed=${encodeURIComponent(input.person)}`)
  },
})

export const restoreMemberAction = defineAction({
  access: 'account',
  schema: MemberSchema,
  run: async (input, viewer) => {
    await restoreMember(await actorOf(viewer), input)
    revalidatePath(peopleOf(input.class), 'layout')
  },
})

export const moveMemberAction = defineAction({
  access: 'account',
  schema: MoveMemberSchema,
  run: async (input, viewer) => {
    await moveMember(await actorOf(viewer), input, new Date())
    redirect(peopleOf(input.class))
  },
})

export const createGroupAction = defineAction({
  access: 'account',
  schema: NewGroupSchema,
  run: async (input, viewer) => {
    await createGroup(await actorOf(viewer), input)
    revalidatePath(peopleOf(input.class), 'layout')
  },
})

export const renameGroupAction = defineAction({
  access: 'account',
  schema: RenameGroupSchema,
  run: async (input, viewer) => {
    await renameGroup(await actorOf(viewer), input)
    revalidatePath(peopleOf(input.class), 'layout')
    return 'Group renamed.'
  },
})

export const removeGroupAction = defineAction({
  access: 'account',
  schema: GroupSchema,
  run: async (input, viewer) => {
    await removeGroup(await actorOf(viewer), input)
    revalidatePath(peopleOf(input.class), 'layout')
  },
})

const TICK = 'person.'

/** `what` is `in:<group>` or `out:<group>`; each selected student has a separate field. */
const PutForm = z
  .looseObject({
    class: z.string(),
    what: z.string().regex(/^(in|out):/, 'Choose an action.'),
  })
  .transform((form) => {
    const put = form.what.slice(0, form.what.indexOf(':'))
    const people = Object.keys(form).flatMap((name) =>
      name.startsWith(TICK) ? [name.slice(TICK.length)] : [],
    )
    return { class: form.class, group: form.what.slice(put.length + 1), people, put }
  })
  .pipe(SetGroupMembersSchema)

export const setGroupMembersAction = defineAction({
  access: 'account',
  schema: PutForm,
  run: async (input, viewer) => {
    const changes = await setGroupMembers(await actorOf(viewer), input, new Date())
    revalidatePath(peopleOf(input.class), 'layout')
    const done = `Changed ${plural(input.people.length, 'student')}.`
    return done + formatTimeChanges(changes)
  },
})

export const withdrawInvitationAction = defineAction({
  access: 'account',
  schema: WithdrawSchema.extend({ name: InvitationSearchSchema.shape.name }),
  run: async ({ name, ...input }, viewer) => {
    await withdrawInvitation(await actorOf(viewer), input, new Date())
    revalidatePath(peopleOf(input.class), 'layout')
    redirect(
      `${peopleOf(input.class)}/invitations?${new URLSearchParams({ name, withdrawn: input.invitation })}`,
    )
  },
})

export const restoreInvitationAction = defineAction({
  access: 'account',
  schema: WithdrawSchema,
  run: async (input, viewer) => {
    await restoreInvitation(await actorOf(viewer), input)
    revalidatePath(peopleOf(input.class), 'layout')
  },
})

export const resendInvitationsAction = defineAction({
  access: 'account',
  schema: ResendSchema,
  run: async (input, viewer) => {
    const { ids, skipped } = await prepareResend(viewer.id, input)
    await queueInvitations(ids, new Date())
    const sent = `Sending ${plural(ids.length, 'invitation')}.`
    const left = `Not sent: ${plural(skipped, 'invitation')}, because an email can get only three a day.`
    return [...(ids.length > 0 ? [sent] : []), ...(skipped > 0 ? [left] : [])].join(' ')
  },
})
