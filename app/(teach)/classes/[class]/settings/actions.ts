'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { ArchiveClassSchema, archiveClass } from '@/server/classes/archive-class'
import {
  ClassTimeZoneSchema,
  JoiningSchema,
  RenameClassSchema,
  renameClass,
  setClassTimeZone,
  setJoining,
} from '@/server/classes/change-class'
import { CopyClassSchema, copyClass } from '@/server/classes/copy-class'
import { KeepGradesSchema, setKeepsGrades } from '@/server/classes/keep-grades'
import { LeaveClassSchema, leaveClass } from '@/server/classes/leave-class'
import { TransferOwnershipSchema, transferOwnership } from '@/server/classes/transfer-ownership'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { FormSchema, momentFrom } from '@/server/http/read-form'

const homeOf = (classId: string) => `/classes/${encodeURIComponent(classId)}`

export const renameClassAction = defineAction({
  access: 'account',
  schema: RenameClassSchema,
  run: async (input, viewer) => {
    await renameClass(await actorOf(viewer), input)
    revalidatePath(homeOf(input.class), 'layout')
    return 'Saved.'
  },
})

export const setTimeZoneAction = defineAction({
  access: 'account',
  schema: ClassTimeZoneSchema,
  run: async (input, viewer) => {
    const changes = await setClassTimeZone(await actorOf(viewer), input, new Date())
    revalidatePath(homeOf(input.class), 'layout')
    return `Saved.${formatTimeChanges(changes)}`
  },
})

export const setJoiningAction = defineAction({
  access: 'account',
  schema: FormSchema.transform((form) => ({
    ...form,
    expiresAt: momentFrom(form, 'expiresAt', 'Expires'),
  })).pipe(JoiningSchema),
  run: async (input, viewer) => {
    await setJoining(await actorOf(viewer), input)
    revalidatePath(homeOf(input.class), 'layout')
    return 'Saved.'
  },
})

export const archiveClassAction = defineAction({
  access: 'account',
  schema: ArchiveClassSchema,
  run: async (input, viewer) => {
    await archiveClass(await actorOf(viewer), input, new Date())
    revalidatePath(homeOf(input.class), 'layout')
    if (input.to === 'archive') redirect(`${homeOf(input.class)}?archived=1`)
    return 'The class is restored. Attempts that were submitted when it was archived stay submitted.'
  },
})

export const setKeepsGradesAction = defineAction({
  access: 'account',
  schema: KeepGradesSchema,
  run: async (input, viewer) => {
    await setKeepsGrades(await actorOf(viewer), input)
    revalidatePath(homeOf(input.class), 'layout')
    return input.keepsGrades
      ? 'Saved. The students of the class were notified.'
      : 'Saved. The class no longer keeps grades of deleted accounts.'
  },
})

export const transferOwnershipAction = defineAction({
  access: 'account',
  schema: TransferOwnershipSchema,
  run: async (input, viewer) => {
    await transferOwnership(await actorOf(viewer), input, new Date())
    redirect(input.after === 'leave' ? '/classes' : homeOf(input.class))
  },
})

export const copyClassAction = defineAction({
  access: 'account',
  schema: CopyClassSchema,
  run: async (input, viewer) => {
    const { id } = await copyClass(await actorOf(viewer), input)
    redirect(homeOf(id))
  },
})

export const leaveClassAction = defineAction({
  access: 'account',
  schema: LeaveClassSchema,
  run: async (input, viewer) => {
    await leaveClass(await actorOf(viewer), input, new Date())
    redirect('/classes')
  },
})
