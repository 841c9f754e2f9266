import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { defineOperation, noBody } from '../define-operation'
import {
  AssignmentParamsSchema,
  AssignmentSummarySchema,
  ClassParamsSchema,
  ClassSummarySchema,
  LiveSchema,
} from '../schemas/class-schemas'

const tag = 'Classes'

export const classOperations = {
  listClasses: defineOperation({
    id: 'listClasses',
    method: 'GET',
    path: '/classes',
    tag,
    summary: 'List your classes',
    access: 'account',
    scope: 'classes:read',
    params: z.unknown(),
    body: noBody,
    answer: z.object({ classes: z.array(ClassSummarySchema) }),
    errors: [],
  }),
  listAssignments: defineOperation({
    id: 'listAssignments',
    method: 'GET',
    path: '/classes/{class}/assignments',
    tag,
    summary: 'List the assignments of a class',
    description: 'Drafts are listed only for course staff.',
    access: 'account',
    scope: 'classes:read',
    params: ClassParamsSchema,
    body: noBody,
    answer: z.object({ assignments: z.array(AssignmentSummarySchema) }),
    errors: ['NOT_FOUND'],
  }),
  startAssignment: defineOperation({
    id: 'startAssignment',
    method: 'POST',
    path: '/classes/{class}/assignments/{assignment}/attempts',
    tag,
    summary: 'Start an assignment or continue its open attempt',
    access: 'account',
    scope: 'attempts:write',
    params: AssignmentParamsSchema,
    body: z.object({
      password: z
        .string()
        .max(TEXT_LIMITS.quizPassword)
        .optional()
        .describe('If the assignment requires one.'),
    }),
    answer: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CLOSED', 'RATE_LIMITED'],
  }),
  getLive: defineOperation({
    id: 'getLive',
    method: 'GET',
    path: '/classes/{class}/assignments/{assignment}/live',
    tag,
    summary: 'Get the live status of an assignment, by student',
    access: 'account',
    scope: 'classes:read',
    params: AssignmentParamsSchema,
    body: noBody,
    answer: LiveSchema,
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  }),
}
