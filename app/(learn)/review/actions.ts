'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { CardChangeSchema } from '@/contract/schemas/review-schemas'
import { idText } from '@/contract/schemas/shared-fields'
import { defineAction } from '@/server/http/define-action'
import { changeCard } from '@/server/review/change-card'
import {
  noteTimeZone,
  StudySettingsSchema,
  setStudySettings,
  shownSettingsFrom,
  TimeZoneSchema,
} from '@/server/review/change-settings'

export const setStudySettingsAction = defineAction({
  access: 'guest',
  schema: StudySettingsSchema.extend({ 'settings-was': z.string().max(2_000).optional() }),
  run: async ({ 'settings-was': shown, ...settings }, viewer) => {
    await setStudySettings(viewer.id, settings, shownSettingsFrom({ 'settings-was': shown }), new Date())
    revalidatePath('/review', 'layout')
    return 'Settings saved.'
  },
})

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
