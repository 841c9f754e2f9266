import { z } from 'zod'
import { ITEM_TYPES } from '@/domain/items/item'
import { defineOperation, noBody } from '../define-operation'
import { ClassParamsSchema } from '../schemas/class-schemas'
import { ItemParamsSchema, NewItemSchema } from '../schemas/editor-schemas'
import { ExportParamsSchema, ExportSchema } from '../schemas/export-schemas'
import { MAX_INTEGER } from '../schemas/shared-fields'

const tag = 'Questions'

export const itemOperations = {
  listItems: defineOperation({
    id: 'listItems',
    method: 'GET',
    path: '/classes/{class}/items',
    tag,
    summary: 'List the questions that a class has written',
    access: 'account',
    scope: 'classes:read',
    params: ClassParamsSchema,
    body: noBody,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          type: z.enum(ITEM_TYPES),
          stem: z.string(),
          concept: z.string().nullable(),
          tags: z.array(z.string()),
          version: z.number().int().nullable().describe('Null if it was never published.'),
          isAssignmentOnly: z.boolean(),
          isRetired: z.boolean(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  }),
  exportItems: defineOperation({
    id: 'exportItems',
    method: 'GET',
    path: '/classes/{class}/items/export',
    tag,
    summary: 'Export questions with their keys as a file for another system',
    description:
      'Also lists what the format does not keep, question by question. Questions that it cannot represent are not in the file. Every export is logged in the audit log.',
    access: 'account',
    scope: 'classes:read',
    params: ExportParamsSchema,
    body: noBody,
    answer: ExportSchema,
    errors: ['NOT_FOUND'],
  }),
  createItem: defineOperation({
    id: 'createItem',
    method: 'POST',
    path: '/classes/{class}/items',
    tag,
    summary: 'Create a question as a draft',
    access: 'account',
    scope: 'classes:write',
    params: ClassParamsSchema,
    body: NewItemSchema.pick({ type: true }),
    answer: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'CLOSED'],
  }),
  getDraft: defineOperation({
    id: 'getDraft',
    method: 'GET',
    path: '/classes/{class}/items/{item}/draft',
    tag,
    summary: 'Get the draft of a question, or its current version if it has no draft',
    access: 'account',
    scope: 'classes:read',
    params: ItemParamsSchema,
    body: noBody,
    answer: z.object({
      draft: z.record(z.string(), z.unknown()).describe('In the format of the editor. It can be incomplete.'),
      revision: z.number().int().describe('Send it back with the next draft.'),
      savedAt: z.iso.datetime().nullable().describe('Null if there is no draft.'),
    }),
    errors: ['NOT_FOUND', 'CLOSED'],
  }),
  saveDraft: defineOperation({
    id: 'saveDraft',
    method: 'PUT',
    path: '/classes/{class}/items/{item}/draft',
    tag,
    summary: 'Save the draft of a question',
    description: 'Returns a conflict if someone else saved a newer revision.',
    access: 'account',
    scope: 'classes:write',
    params: ItemParamsSchema,
    body: z.object({
      draft: z.record(z.string(), z.unknown()).describe('In the format of the editor. It can be incomplete.'),
      revision: z.number().int().nonnegative().max(MAX_INTEGER),
    }),
    answer: z.object({ revision: z.number().int(), savedAt: z.iso.datetime() }),
    errors: ['NOT_FOUND', 'CONFLICT', 'CLOSED'],
  }),
  publishItem: defineOperation({
    id: 'publishItem',
    method: 'POST',
    path: '/classes/{class}/items/{item}/versions',
    tag,
    summary: 'Publish the draft of a question as its next version',
    access: 'account',
    scope: 'classes:write',
    params: ItemParamsSchema,
    body: z.object({}),
    answer: z.object({ number: z.number().int(), isNew: z.boolean() }),
    errors: ['NOT_FOUND', 'CLOSED'],
  }),
}
