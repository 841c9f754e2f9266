import { defineOperation, noAnswer, noBody } from '@/server/http/operation'
import {
  GradebookParamsSchema,
  GradebookSchema,
  MarkChangeSchema,
  MarkParamsSchema,
} from '../schemas/gradebook-schemas'

const tag = 'Marks'

export const gradebookOperations = {
  getGradebook: defineOperation({
    id: 'getGradebook',
    method: 'GET',
    path: '/classes/{class}/gradebook',
    tag,
    summary: 'Read a page of the gradebook of a class',
    description: 'Fifty students at a time, sorted and filtered by the server.',
    access: 'account',
    scope: 'classes:read',
    params: GradebookParamsSchema,
    body: noBody,
    answer: GradebookSchema,
    errors: ['NOT_FOUND'],
  }),
  setMark: defineOperation({
    id: 'setMark',
    method: 'PUT',
    path: '/classes/{class}/gradebook/{assignment}/{student}',
    tag,
    summary: 'Set a mark by hand, exclude it, or write a note',
    description: 'Every change is put on record.',
    access: 'account',
    scope: 'classes:write',
    params: MarkParamsSchema,
    body: MarkChangeSchema,
    answer: noAnswer,
    errors: ['NOT_FOUND', 'CLOSED'],
  }),
}
