import { z } from 'zod'
import { idText } from './shared-fields'

export const ExportParamsSchema = z.object({
  class: idText,
  format: z
    .string()
    .max(40)
    .default('moodle-xml')
    .describe('`moodle-xml`, `gift`, `qti12` (Canvas), `qti2`, `qti3`, `csv`, or `anki`.'),
  from: idText
    .default('class')
    .describe(
      '`class`: the published questions of the class, `course`: those of its course, or the ID of an assignment: those that it can ask.',
    ),
  retired: z.enum(['', 'yes']).default('').describe('`yes`: the retired questions of the class too.'),
})

export const ExportSchema = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  content: z.base64().describe('The file, in Base64.'),
  questions: z.array(
    z.object({
      id: z.string(),
      name: z.string().describe('The first words of the question.'),
      fidelity: z
        .enum(['exact', 'lossy', 'none'])
        .describe(
          '`exact`: the same answer earns the same share of the points and the same feedback. `none`: not in the file.',
        ),
      lost: z
        .array(z.string())
        .describe('What the file does not keep; for `none`, why it is not in the file.'),
    }),
  ),
})
