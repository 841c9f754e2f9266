'use server'

import { z } from 'zod'
import { MARKS_MOST, MARKS_TOO_LONG } from '@/domain/marks/plan-marks'
import { defineAction } from '@/server/http/define-action'
import { previewMarks } from '@/server/marks/import-marks'

export const previewMarksAction = defineAction({
  access: 'account',
  schema: z.object({
    class: z.string().max(100),
    assignment: z.string().max(100).optional(),
    text: z.string().min(1, 'Paste the grades, or choose a file.').max(MARKS_MOST, MARKS_TOO_LONG),
  }),
  run: async ({ class: classId, assignment = null, text }, viewer) => ({
    text,
    ...(await previewMarks(viewer.id, { classId, assignmentId: assignment }, text)),
  }),
})
