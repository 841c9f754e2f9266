'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { MARKS_MOST } from '@/domain/marks/plan-marks'
import { readPoints } from '@/domain/marks/read-points'
import { actorOf } from '@/server/http/actor'
import { defineAction, parseInput } from '@/server/http/define-action'
import { importMarks } from '@/server/marks/import-marks'
import { setMark } from '@/server/marks/set-mark'

const PlaceSchema = z.object({
  class: z.string().max(100),
  assignment: z.string().max(100),
  student: z.string().max(100),
})

function refresh({ class: classId, assignment, student }: z.infer<typeof PlaceSchema>) {
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

export const setManualMarkAction = defineAction({
  access: 'account',
  schema: PlaceSchema.extend({
    manualPoints: z.string().max(100),
    /** What the field showed: points that weren’t edited aren’t saved, since the field may show them rounded. */
    shownPoints: z.string().max(100).default(''),
    reason: z.string().max(500).default(''),
    confirmed: z.literal('on').optional(),
  }),
  run: async ({ manualPoints: typed, shownPoints, reason, confirmed, ...place }, viewer) => {
    const isEdited = typed !== shownPoints
    const { manualPoints } = isEdited
      ? parseInput(z.object({ manualPoints: ManualPointsSchema }), { manualPoints: typed })
      : { manualPoints: undefined }
    await setMark(
      await actorOf(viewer),
      { classId: place.class, assignmentId: place.assignment },
      place.student,
      { ...(manualPoints !== undefined && { manualPoints }), reason, isConfirmed: confirmed === 'on' },
    )
    refresh(place)
    if (!isEdited) return 'Reason saved. The grade didn’t change.'
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
  schema: PlaceSchema.extend({ note: z.string().max(2000).default('') }),
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
