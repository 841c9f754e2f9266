import { z } from 'zod'
import { defineOperation, noBody } from '@/server/http/operation'
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
    summary: 'List the classes that you are in',
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
    description: 'Drafts are listed for those who teach alone.',
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
    summary: 'Start an assignment, or go on with the open attempt at it',
    access: 'account',
    scope: 'attempts:write',
    params: AssignmentParamsSchema,
    body: z.object({
      password: z.string().max(200).optional().describe('Where the assignment asks for one.'),
    }),
    answer: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CLOSED', 'RATE_LIMITED'],
  }),
  getLive: defineOperation({
    id: 'getLive',
    method: 'GET',
    path: '/classes/{class}/assignments/{assignment}/live',
    tag,
    summary: 'See who started an assignment, who is on what, and whose browser is not heard of',
    access: 'account',
    scope: 'classes:read',
    params: AssignmentParamsSchema,
    body: noBody,
    answer: LiveSchema,
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  }),
}
