import { z } from 'zod'
import { IMPORT_FILTER_NAMES } from '@/domain/interchange/import-filters'
import { idText } from './shared-fields'

export const ImportParamsSchema = z.object({ class: idText, import: idText })

export const ImportPageSchema = ImportParamsSchema.extend({
  show: z.enum(IMPORT_FILTER_NAMES).default('all').describe('Which questions to list.'),
  category: z.string().max(200).optional().describe('A category of the files.'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).describe('Pages have 20 questions.'),
})

/** A file of questions in a request. */
export const ImportFileSchema = z.object({
  name: z.string().min(1).max(200).describe('The extension helps to recognize the format.'),
  content: z.string().min(1),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8').describe('`base64` for packages.'),
})

export const ReviewedQuestionSchema = z.object({
  id: z.string(),
  file: z.string(),
  entry: z.string().nullable().describe('The file within a package.'),
  line: z.number().int().describe('Starting at 1; 0 for the whole file.'),
  title: z.string(),
  sourceText: z.string(),
  category: z.string().nullable(),
  type: z.string().nullable().describe('Null if the question cannot be imported.'),
  status: z.enum(['exact', 'changed', 'impossible']),
  match: z
    .enum(['new', 'changed', 'unchanged'])
    .describe('Compared with the question that was imported earlier.'),
  reasons: z
    .array(z.object({ kind: z.enum(['lost', 'needs', 'warning', 'why']), text: z.string() }))
    .describe('What is lost or missing, or why the question cannot be imported.'),
  isWaiting: z.boolean().describe('Whether it is being imported.'),
  outcome: z.enum(['draft', 'published', 'skipped', 'failed']).nullable(),
  remark: z.string().nullable(),
  item: z.string().nullable().describe('The ID of the question in the class.'),
})
