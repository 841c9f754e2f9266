'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { MARKS_MOST } from '@/domain/marks/plan-marks'
import { actorOf } from '@/server/audit/actor'
import { defineAction } from '@/server/define-action'
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

export const setManualMarkAction = defineAction({
  access: 'account',
  schema: PlaceSchema.extend({
    manualPoints: z.union([
      z.literal('').transform(() => null),
      z.coerce.number('A mark is a number.').min(0, 'A mark is not below 0.'),
    ]),
    reason: z.string().max(500).default(''),
  }),
  run: async ({ manualPoints, reason, ...place }, viewer) => {
    await setMark(
      await actorOf(viewer),
      { classId: place.class, assignmentId: place.assignment },
      place.student,
      { manualPoints, reason },
    )
    refresh(place)
    return manualPoints === null ? 'What counts of the attempts stands again.' : 'The mark stands.'
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
    return excluded === 'yes' ? 'It does not count any more.' : 'It counts again.'
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
  schema: PlaceSchema.omit({ student: true }).extend({ text: z.string().min(1).max(MARKS_MOST) }),
  run: async ({ class: classId, assignment: assignmentId, text }, viewer) => {
    await importMarks(await actorOf(viewer), { classId, assignmentId }, text)
    revalidatePath(`/classes/${classId}/gradebook`)
    redirect(`/classes/${classId}/gradebook`)
  },
})
