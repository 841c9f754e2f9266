'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { GradeChangeSchema, GradeParamsSchema } from '@/contract/schemas/gradebook-schemas'
import { idText } from '@/contract/schemas/shared-fields'
import { MAX_IMPORT_CHARACTERS } from '@/domain/grades/plan-grades'
import { readPoints } from '@/domain/grades/read-points'
import { plural } from '@/domain/text/format'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { sendStatements } from '@/server/grades/export-statements'
import { GradebookSearchSchema } from '@/server/grades/gradebook-queries'
import { importGrades } from '@/server/grades/import-grades'
import { type GradeChange, setGrade } from '@/server/grades/set-grade'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'

// The API changes grades too, so both accept the same.
const TargetSchema = GradeParamsSchema

function refresh({ class: classId, assignment, student }: z.infer<typeof TargetSchema>) {
  revalidatePath(`/classes/${classId}/gradebook/${assignment}/${student}`)
  revalidatePath(`/classes/${classId}/gradebook`)
}

const text = z.string().max(100).default('')
const wasText = z.string().max(TEXT_LIMITS.message).optional()

/**
 * Reads the editor of a cell. `<name>-was` is what a field showed; what wasn’t edited isn’t saved, since the points may be shown rounded and
 * someone else may have changed the rest. Empty points remove the manual grade.
 */
const GradeFormSchema = TargetSchema.extend({
  ...{ manualPoints: text, 'manualPoints-was': text },
  ...{ reason: GradeChangeSchema.shape.reason.default(''), 'reason-was': wasText },
  ...{ isExcused: z.literal('on').optional(), 'isExcused-was': z.enum(['', 'on']).default('') },
  ...{ note: GradeChangeSchema.shape.note.default(''), 'note-was': wasText },
  confirmed: z.literal('on').optional(),
}).transform((form, context) => {
  const { manualPoints: typed, reason, note, isExcused = '', confirmed, ...rest } = form
  const manualPoints = typed === form['manualPoints-was'] ? undefined : readTyped(typed)
  if (typeof manualPoints === 'string') {
    context.addIssue({ code: 'custom', path: ['manualPoints'], message: manualPoints })
    return z.NEVER
  }
  const isExcusedChanged = isExcused !== form['isExcused-was']
  const isReasonChanged = reason !== (form['reason-was'] ?? '')
  const change: GradeChange = {
    isConfirmed: confirmed === 'on',
    ...(manualPoints !== undefined && { manualPoints }),
    // A reason without other points explains why the grade is excused, or else changes the reason of the manual grade.
    ...((manualPoints !== undefined || (isReasonChanged && !isExcusedChanged)) && { reason }),
    ...(isExcusedChanged && {
      isExcused: isExcused === 'on',
      ...(isReasonChanged && { excuseReason: reason }),
    }),
    ...(note !== (form['note-was'] ?? '') && { note }),
  }
  return { target: { class: rest.class, assignment: rest.assignment, student: rest.student }, change }
})

/** @returns the points, null for none, or what is wrong */
function readTyped(typed: string): number | string | null {
  if (typed.trim() === '') return null
  const read = readPoints(typed)
  return read.ok ? read.points : `${read.why.charAt(0).toUpperCase()}${read.why.slice(1)}.`
}

export const saveGradeAction = defineAction({
  access: 'account',
  schema: GradeFormSchema,
  run: async ({ target, change }, viewer) => {
    await setGrade(
      await actorOf(viewer),
      { classId: target.class, assignmentId: target.assignment },
      target.student,
      change,
    )
    refresh(target)
    return describeSaved(change)
  },
})

function describeSaved({ manualPoints, reason, isExcused, note }: GradeChange): string {
  const parts = [
    manualPoints === undefined
      ? reason !== undefined && 'Reason saved. The grade didn’t change.'
      : manualPoints === null
        ? 'Manual grade removed. The attempt score counts again.'
        : 'Grade saved.',
    isExcused !== undefined && (isExcused ? 'Grade excused.' : 'The grade counts in the total again.'),
    note !== undefined && 'Note saved.',
  ].filter(Boolean)
  return parts.join(' ') || 'Nothing changed.'
}

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

/** Sends the attempts of the students whom the gradebook shows to the learning record store. */
export const sendStatementsAction = defineAction({
  access: 'account',
  schema: GradebookSearchSchema.extend({ class: idText }),
  run: async ({ class: classId, ...search }, viewer) => {
    const actor = await actorOf(viewer)
    const sent = await sendStatements(actor, { classId, search, assignments: [] }, new Date())
    return `${plural(sent, 'statement')} sent to the learning record store.`
  },
})
