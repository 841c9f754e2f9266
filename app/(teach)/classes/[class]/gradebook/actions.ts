'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { MarkChangeSchema, MarkParamsSchema } from '@/contract/schemas/gradebook-schemas'
import { MARKS_MOST } from '@/domain/marks/plan-marks'
import { readPoints } from '@/domain/marks/read-points'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { importMarks } from '@/server/marks/import-marks'
import { setMark } from '@/server/marks/set-mark'

// The API changes grades too, so both accept the same.
const PlaceSchema = MarkParamsSchema

function refresh({ class: classId, assignment, student }: z.infer<typeof PlaceSchema>) {
  revalidatePath(`/classes/${classId}/gradebook/${assignment}/${student}`)
  revalidatePath(`/classes/${classId}/gradebook`)
}

/** Reads a manual grade; empty removes it. Points that weren’t edited aren’t saved, since the field may show them rounded. */
const ManualMarkSchema = PlaceSchema.extend({
  manualPoints: z.string().max(100),
  /** What the field showed. */
  shownPoints: z.string().max(100).default(''),
  reason: MarkChangeSchema.shape.reason.default(''),
  confirmed: z.literal('on').optional(),
}).transform(({ manualPoints: typed, shownPoints, ...mark }, context) => {
  if (typed === shownPoints) return { ...mark, manualPoints: undefined }
  if (typed.trim() === '') return { ...mark, manualPoints: null }
  const read = readPoints(typed)
  if (read.ok) return { ...mark, manualPoints: read.points }
  const message = `${read.why.charAt(0).toUpperCase()}${read.why.slice(1)}.`
  context.addIssue({ code: 'custom', path: ['manualPoints'], message })
  return z.NEVER
})

export const setManualMarkAction = defineAction({
  access: 'account',
  schema: ManualMarkSchema,
  run: async ({ manualPoints, reason, confirmed, ...place }, viewer) => {
    await setMark(
      await actorOf(viewer),
      { classId: place.class, assignmentId: place.assignment },
      place.student,
      { ...(manualPoints !== undefined && { manualPoints }), reason, isConfirmed: confirmed === 'on' },
    )
    refresh(place)
    if (manualPoints === undefined) return 'Reason saved. The grade didn’t change.'
    return manualPoints === null ? 'Manual grade removed. The attempt score counts again.' : 'Grade saved.'
  },
})

export const setExcludedAction = defineAction({
  access: 'account',
  schema: PlaceSchema.extend({ excluded: z.enum(['yes', 'no']) }),
  run: async ({ excluded, ...place }, viewer) => {
    await setMark(
      await actorOf(viewer),
      { classId: place.class, assignmentId: place.assignment },
      place.student,
      { isExcluded: excluded === 'yes' },
    )
    refresh(place)
    return excluded === 'yes' ? 'Grade excused.' : 'The grade counts in the total again.'
  },
})

export const setNoteAction = defineAction({
  access: 'account',
  schema: PlaceSchema.extend({ note: MarkChangeSchema.shape.note.default('') }),
  run: async ({ note, ...place }, viewer) => {
    await setMark(
      await actorOf(viewer),
      { classId: place.class, assignmentId: place.assignment },
      place.student,
      { note },
    )
    refresh(place)
    return 'Saved.'
  },
})

export const importMarksAction = defineAction({
  access: 'account',
  schema: z.object({
    class: z.string().max(100),
    assignment: z.string().max(100).optional(),
    text: z.string().min(1).max(MARKS_MOST),
    plan: z.string().max(100),
    confirmed: z.literal('on').optional(),
  }),
  run: async ({ class: classId, assignment, text, plan, confirmed }, viewer) => {
    const place = { classId, assignmentId: assignment ?? null }
    const count = await importMarks(await actorOf(viewer), place, {
      text,
      plan,
      confirmed: confirmed === 'on',
    })
    revalidatePath(`/classes/${classId}/gradebook`)
    redirect(`/classes/${encodeURIComponent(classId)}/gradebook?imported=${count}`)
  },
})
