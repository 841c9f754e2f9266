'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { GradeChangeSchema, GradeParamsSchema } from '@/contract/schemas/gradebook-schemas'
import { idText } from '@/contract/schemas/shared-fields'
import { MAX_IMPORT_CHARACTERS } from '@/domain/grades/plan-grades'
import { readPoints } from '@/domain/grades/read-points'
import { importGrades } from '@/server/grades/import-grades'
import { setGrade } from '@/server/grades/set-grade'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

// The API changes grades too, so both accept the same.
const TargetSchema = GradeParamsSchema

function refresh({ class: classId, assignment, student }: z.infer<typeof TargetSchema>) {
  revalidatePath(`/classes/${classId}/gradebook/${assignment}/${student}`)
  revalidatePath(`/classes/${classId}/gradebook`)
}

/** Reads a manual grade; empty removes it. Points that weren’t edited aren’t saved, since the field may show them rounded. */
const ManualGradeSchema = TargetSchema.extend({
  manualPoints: z.string().max(100),
  /** What the field showed. */
  shownPoints: z.string().max(100).default(''),
  reason: GradeChangeSchema.shape.reason.default(''),
  confirmed: z.literal('on').optional(),
}).transform(({ manualPoints: typed, shownPoints, ...grade }, context) => {
  if (typed === shownPoints) return { ...grade, manualPoints: undefined }
  if (typed.trim() === '') return { ...grade, manualPoints: null }
  const read = readPoints(typed)
  if (read.ok) return { ...grade, manualPoints: read.points }
  const message = `${read.why.charAt(0).toUpperCase()}${read.why.slice(1)}.`
  context.addIssue({ code: 'custom', path: ['manualPoints'], message })
  return z.NEVER
})

export const setManualGradeAction = defineAction({
  access: 'account',
  schema: ManualGradeSchema,
  run: async ({ manualPoints, reason, confirmed, ...target }, viewer) => {
    await setGrade(
      await actorOf(viewer),
      { classId: target.class, assignmentId: target.assignment },
      target.student,
      { ...(manualPoints !== undefined && { manualPoints }), reason, isConfirmed: confirmed === 'on' },
    )
    refresh(target)
    if (manualPoints === undefined) return 'Reason saved. The grade didn’t change.'
    return manualPoints === null ? 'Manual grade removed. The attempt score counts again.' : 'Grade saved.'
  },
})

export const setExcusedAction = defineAction({
  access: 'account',
  schema: TargetSchema.extend({ excluded: z.enum(['yes', 'no']) }),
  run: async ({ excluded, ...target }, viewer) => {
    await setGrade(
      await actorOf(viewer),
      { classId: target.class, assignmentId: target.assignment },
      target.student,
      { isExcused: excluded === 'yes' },
    )
    refresh(target)
    return excluded === 'yes' ? 'Grade excused.' : 'The grade counts in the total again.'
  },
})

export const setNoteAction = defineAction({
  access: 'account',
  schema: TargetSchema.extend({ note: GradeChangeSchema.shape.note.default('') }),
  run: async ({ note, ...target }, viewer) => {
    await setGrade(
      await actorOf(viewer),
      { classId: target.class, assignmentId: target.assignment },
      target.student,
      { note },
    )
    refresh(target)
    return 'Saved.'
  },
})

export const importGradesAction = defineAction({
  access: 'account',
  schema: z.object({
    class: idText,
    assignment: idText.optional(),
    text: z.string().min(1).max(MAX_IMPORT_CHARACTERS),
    plan: idText,
    confirmed: z.literal('on').optional(),
  }),
  run: async ({ class: classId, assignment, text, plan, confirmed }, viewer) => {
    const target = { classId, assignmentId: assignment ?? null }
    const count = await importGrades(await actorOf(viewer), target, {
      text,
      plan,
      confirmed: confirmed === 'on',
    })
    revalidatePath(`/classes/${classId}/gradebook`)
    redirect(`/classes/${encodeURIComponent(classId)}/gradebook?imported=${count}`)
  },
})
