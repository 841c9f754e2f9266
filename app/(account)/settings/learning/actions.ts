'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { defineAction } from '@/server/http/define-action'
import {
  CourseExamSchema,
  StudySettingsSchema,
  setCourseExam,
  setStudySettings,
  shownSettingsFrom,
} from '@/server/review/change-settings'

export const setStudySettingsAction = defineAction({
  access: 'guest',
  schema: StudySettingsSchema.extend({ 'settings-was': z.string().max(2_000).optional() }),
  run: async ({ 'settings-was': shown, ...settings }, viewer) => {
    await setStudySettings(viewer.id, settings, shownSettingsFrom({ 'settings-was': shown }), new Date())
    revalidatePath('/settings/learning')
    revalidatePath('/review', 'layout')
    return 'Settings saved.'
  },
})

export const setCourseExamAction = defineAction({
  access: 'guest',
  schema: CourseExamSchema,
  run: async (input, viewer) => {
    await setCourseExam(viewer.id, input)
    revalidatePath('/settings/learning')
    revalidatePath('/review', 'layout')
    return input.examOn === null ? 'Exam date removed.' : 'Exam date saved.'
  },
})
