'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { SCALE_PRESETS, type ScalePreset } from '@/domain/grades/grade-scale'
import { setAssignmentCategories, setCategories, setGradeScale } from '@/server/grades/grade-settings'
import {
  assignmentCategoriesFromForm,
  categoriesFromForm,
  scaleFromForm,
} from '@/server/grades/grade-settings-from-form'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { fieldsOf, formOf } from '@/server/http/form-of'

const target = fieldsOf(z.object({ class: idText }))

function refresh(classId: string) {
  revalidatePath(`/classes/${classId}/gradebook`, 'layout')
}

export const setCategoriesAction = defineAction({
  access: 'account',
  schema: formOf({ target, categories: categoriesFromForm }),
  run: async ({ target: { class: classId }, categories }, viewer) => {
    await setCategories(await actorOf(viewer), classId, categories)
    refresh(classId)
    return 'Categories saved.'
  },
})

export const setAssignmentCategoriesAction = defineAction({
  access: 'account',
  schema: formOf({ target, entries: assignmentCategoriesFromForm }),
  run: async ({ target: { class: classId }, entries }, viewer) => {
    await setAssignmentCategories(await actorOf(viewer), classId, entries)
    refresh(classId)
    return 'Assignments saved. Totals follow immediately.'
  },
})

export const setGradeScaleAction = defineAction({
  access: 'account',
  schema: formOf({ target, scale: scaleFromForm }),
  run: async ({ target: { class: classId }, scale }, viewer) => {
    await setGradeScale(await actorOf(viewer), classId, scale)
    refresh(classId)
    return 'Scale saved.'
  },
})

const PRESETS = Object.keys(SCALE_PRESETS) as [ScalePreset, ...ScalePreset[]]

export const choosePresetAction = defineAction({
  access: 'account',
  schema: z.object({ class: idText, preset: z.enum(PRESETS) }),
  run: async ({ class: classId, preset }, viewer) => {
    await setGradeScale(await actorOf(viewer), classId, SCALE_PRESETS[preset])
    refresh(classId)
    return 'Scale saved.'
  },
})
