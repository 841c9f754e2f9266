'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { MAX_IMPORT_CHARACTERS } from '@/domain/grades/plan-grades'
import { readPoints } from '@/domain/grades/read-points'
import { importGrades } from '@/server/grades/import-grades'
import { setGrade } from '@/server/grades/set-grade'
import { actorOf } from '@/server/http/actor'
import { defineAction, parseInput } from '@/server/http/define-action'

const TargetSchema = z.object({
  class: z.string().max(100),
  assignment: z.string().max(100),
  student: z.string().max(100),
})

function refresh({ class: classId, assignment, student }: z.infer<typeof TargetSchema>) {
  revalidatePath(`/classes/${classId}/gradebook/${assignment}/${student}`)
  revalidatePath(`/classes/${classId}/gradebook`)
}

/** Reads a manual grade; empty removes it. */
const ManualPointsSchema = z.string().transform((typed, context) => {
  if (typed.trim() === '') return null
  const read = readPoints(typed)
  if (read.ok) return read.points
  context.addIssue({ code: 'custom', message: `${read.why.charAt(0).toUpperCase()}${read.why.slice(1)}.` })
  return z.NEVER
})

export const setManualGradeAction = defineAction({
  access: 'account',
  schema: TargetSchema.extend({
    manualPoints: z.string().max(100),
    /** What the field showed: points that weren’t edited aren’t saved, since the field may show them rounded. */
    shownPoints: z.string().max(100).default(''),
    reason: z.string().max(500).default(''),
    confirmed: z.literal('on').optional(),
  }),
  run: async ({ manualPoints: typed, shownPoints, reason, confirmed, ...target }, viewer) => {
    const isEdited = typed !== shownPoints
    const { manualPoints } = isEdited
      ? parseInput(z.object({ manualPoints: ManualPointsSchema }), { manualPoints: typed })
      : { manualPoints: undefined }
    await setGrade(
      await actorOf(viewer),
      { classId: target.class, assignmentId: target.assignment },
      target.student,
      { ...(manualPoints !== undefined && { manualPoints }), reason, isConfirmed: confirmed === 'on' },
    )
    refresh(target)
    if (!isEdited) return 'Reason saved. The grade didn’t change.'
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
  schema: TargetSchema.extend({ note: z.string().max(2000).default('') }),
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
    class: z.string().max(100),
    assignment: z.string().max(100).optional(),
    text: z.string().min(1).max(MAX_IMPORT_CHARACTERS),
    plan: z.string().max(100),
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
