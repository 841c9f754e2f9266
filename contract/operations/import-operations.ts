import { z } from 'zod'
import { IMPORT_FILTER_NAMES } from '@/domain/interchange/import-filters'
import { ImportOrderSchema } from '@/domain/interchange/import-order'
import { LIMITS } from '@/domain/interchange/limits'
import { defineOperation, noBody } from '../define-operation'
import { ClassParamsSchema } from '../schemas/class-schemas'
import {
  ImportFileSchema,
  ImportPageSchema,
  ImportParamsSchema,
  ReviewedQuestionSchema,
} from '../schemas/import-schemas'
import { idText } from '../schemas/shared-fields'

const tag = 'Questions'

export const importOperations = {
  listImports: defineOperation({
    id: 'listImports',
    method: 'GET',
    path: '/classes/{class}/imports',
    tag,
    summary: 'List the latest imports of questions',
    access: 'account',
    scope: 'classes:read',
    params: ClassParamsSchema,
    body: noBody,
    answer: z.object({
      imports: z.array(
        z.object({
          id: z.string(),
          createdAt: z.iso.datetime(),
          files: z.array(z.string()),
          questions: z.number().int(),
          imported: z.number().int().describe('How many became questions of the class.'),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  }),
  createImport: defineOperation({
    id: 'createImport',
    method: 'POST',
    path: '/classes/{class}/imports',
    tag,
    summary: 'Upload files of questions for review',
    description:
      'Reads the files, and adds nothing to the class. The page and the command line accept larger files.',
    access: 'account',
    scope: 'classes:write',
    params: ClassParamsSchema,
    body: z.object({ files: z.array(ImportFileSchema).min(1).max(50) }),
    maxBytes: LIMITS.uploadAsJson,
    answer: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'CLOSED'],
  }),
  getImport: defineOperation({
    id: 'getImport',
    method: 'GET',
    path: '/classes/{class}/imports/{import}',
    tag,
    summary: 'Get what was read from the files of an import',
    access: 'account',
    scope: 'classes:read',
    params: ImportPageSchema,
    body: noBody,
    answer: z.object({
      files: z.array(
        z.object({
          name: z.string(),
          format: z.string().nullable().describe('Null if the format was not recognized.'),
          problems: z.array(
            z.object({ severity: z.enum(['error', 'warning']), line: z.number(), message: z.string() }),
          ),
        }),
      ),
      counts: z.record(z.enum(IMPORT_FILTER_NAMES), z.number().int()),
      waiting: z.number().int().describe('How many questions are being imported.'),
      questions: z.array(ReviewedQuestionSchema),
    }),
    errors: ['NOT_FOUND', 'CLOSED'],
  }),
  importQuestions: defineOperation({
    id: 'importQuestions',
    method: 'POST',
    path: '/classes/{class}/imports/{import}/questions',
    tag,
    summary: 'Import questions as drafts, or publish them if they are complete',
    description: 'The import of more than 50 questions continues after the response: see `waiting`.',
    access: 'account',
    scope: 'classes:write',
    params: ImportParamsSchema,
    body: ImportOrderSchema.extend({
      questions: z.array(idText).max(1_000).optional().describe('Their IDs. If left out, all of `show`.'),
      show: z.enum(IMPORT_FILTER_NAMES).default('all'),
      category: z.string().max(200).optional().describe('Only questions of this category.'),
    }),
    answer: z.object({ questions: z.number().int().describe('How many are imported.') }),
    errors: ['NOT_FOUND', 'CLOSED'],
  }),
}
