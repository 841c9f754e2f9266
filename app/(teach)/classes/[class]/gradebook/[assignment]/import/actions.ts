'use server'

import { z } from 'zod'
import { defineAction } from '@/server/define-action'
import { previewMarks } from '@/server/marks/import-marks'

export const previewMarksAction = defineAction({
  access: 'account',
  schema: z.object({
    class: z.string().max(100),
    assignment: z.string().max(100),
    text: z
      .string()
      .trim()
      .min(1, 'Paste the marks, or choose a file.')
      .max(500_000, 'That is too much at once.'),
  }),
  run: async ({ class: classId, assignment: assignmentId, text }, viewer) => ({
    text,
    planned: await previewMarks(viewer.id, { classId, assignmentId }, text),
  }),
})
