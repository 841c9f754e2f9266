'use server'

import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { IMPORT_TOO_LONG, MAX_IMPORT_CHARACTERS } from '@/domain/grades/plan-grades'
import { previewGrades } from '@/server/grades/import-grades'
import { defineAction } from '@/server/http/define-action'

export const previewGradesAction = defineAction({
  access: 'account',
  schema: z.object({
    class: idText,
    assignment: idText.optional(),
    text: z
      .string()
      .min(1, 'Paste the grades, or choose a file.')
      .max(MAX_IMPORT_CHARACTERS, IMPORT_TOO_LONG),
  }),
  run: async ({ class: classId, assignment = null, text }, viewer) => ({
    text,
    ...(await previewGrades(viewer.id, { classId, assignmentId: assignment }, text)),
  }),
})
