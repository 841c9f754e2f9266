'use server'

import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { gradePreview } from '@/server/assignments/preview-assignment'
import { defineAction } from '@/server/http/define-action'
import { previewSeed } from './preview-seed'

export const submitPreviewAction = defineAction({
  access: 'account',
  schema: z.object({
    class: idText,
    assignment: idText,
    draw: z.string().max(20).default('1'),
    keys: z.enum(['yes', 'no']).default('no'),
  }),
  run: ({ class: classId, assignment: assignmentId, draw, keys }, viewer, form) =>
    gradePreview(
      viewer.id,
      { classId, assignmentId },
      { seed: previewSeed(draw), form, hasKeys: keys === 'yes', now: new Date() },
    ),
})
