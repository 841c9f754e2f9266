'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { NewSnippetSchema } from '@/contract/schemas/grading-schemas'
import { idText } from '@/contract/schemas/shared-fields'
import { plural } from '@/domain/text/format'
import { GradingFormSchema } from '@/server/grading/grading-form'
import { releaseGrades, withdrawGrades } from '@/server/grading/release-grades'
import { saveGrading } from '@/server/grading/save-grading'
import { addSnippet, removeSnippet } from '@/server/grading/snippets'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

const pathOf = (classId: string, assignmentId: string) =>
  `/classes/${classId}/assignments/${assignmentId}/grading`

export const saveGradingAction = defineAction({
  access: 'account',
  schema: GradingFormSchema,
  run: async ({ target, ...grading }, viewer) => {
    const { isComplete } = await saveGrading(await actorOf(viewer), target, { ...grading, now: new Date() })
    revalidatePath(pathOf(target.classId, target.assignmentId))
    return isComplete ? 'Grading saved.' : 'Grading saved. It can be released once each criterion has points.'
  },
})

/** An empty item means all questions. */
const ReleaseFormSchema = z.object({ class: idText, assignment: idText, item: idText.default('') })

export const releaseGradesAction = defineAction({
  access: 'account',
  schema: ReleaseFormSchema,
  run: async ({ class: classId, assignment: assignmentId, item }, viewer) => {
    const scope = { itemId: item || null, now: new Date() }
    const count = await releaseGrades(await actorOf(viewer), { classId, assignmentId }, scope)
    revalidatePath(pathOf(classId, assignmentId))
    return count.answers === 0
      ? 'Nothing to release.'
      : `Grades released: ${plural(count.answers, 'answer')} of ${plural(count.students, 'student')}.`
  },
})

export const withdrawGradesAction = defineAction({
  access: 'account',
  schema: ReleaseFormSchema,
  run: async ({ class: classId, assignment: assignmentId, item }, viewer) => {
    const scope = { itemId: item || null, now: new Date() }
    const count = await withdrawGrades(await actorOf(viewer), { classId, assignmentId }, scope)
    revalidatePath(pathOf(classId, assignmentId))
    return `Release undone: ${plural(count.answers, 'answer')}.`
  },
})

export const addSnippetAction = defineAction({
  access: 'account',
  schema: NewSnippetSchema.extend({ class: idText }),
  run: async ({ class: classId, text }, viewer) => {
    await addSnippet(viewer.id, classId, text)
    revalidatePath(`/classes/${classId}`, 'layout')
    return 'Snippet saved.'
  },
})

export const removeSnippetAction = defineAction({
  access: 'account',
  schema: z.object({ class: idText, snippet: idText }),
  run: async ({ class: classId, snippet }, viewer) => {
    await removeSnippet(viewer.id, classId, snippet)
    revalidatePath(`/classes/${classId}`, 'layout')
    return 'Snippet removed.'
  },
})
