'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { fieldsOf, formOf } from '@/server/http/form-of'
import { selectedFrom } from '@/server/http/read-form'
import {
  assignLessons,
  changeLessonDate,
  dueAtFrom,
  LessonTargetSchema,
  removeLesson,
} from '@/server/lessons/assign-lessons'

export const assignLessonsAction = defineAction({
  access: 'account',
  schema: formOf({
    of: fieldsOf(z.object({ class: idText })),
    lessons: (form) => selectedFrom(form, 'lesson'),
    dueAt: dueAtFrom,
  }),
  run: async ({ of: { class: classId }, lessons, dueAt }, viewer) => {
    await assignLessons(await actorOf(viewer), { classId, lessons, dueAt })
    redirect(`/classes/${classId}#lessons`)
  },
})

export const changeLessonDateAction = defineAction({
  access: 'account',
  schema: formOf({ target: fieldsOf(LessonTargetSchema), dueAt: dueAtFrom }),
  run: async ({ target, dueAt }, viewer) => {
    await changeLessonDate(await actorOf(viewer), target, dueAt)
    revalidatePath(`/classes/${target.classId}/lessons/${target.lesson}`)
    return dueAt === null ? 'Due date removed.' : 'Due date saved.'
  },
})

export const removeLessonAction = defineAction({
  access: 'account',
  schema: LessonTargetSchema,
  run: async (target, viewer) => {
    await removeLesson(await actorOf(viewer), target, new Date())
    redirect(`/classes/${target.classId}#lessons`)
  },
})
