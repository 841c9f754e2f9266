import { defineOperation, noAnswer, noBody } from '../define-operation'
import {
  GradebookParamsSchema,
  GradebookSchema,
  GradeChangeSchema,
  GradeParamsSchema,
} from '../schemas/gradebook-schemas'

const tag = 'Gradebook'

export const gradebookOperations = {
  getGradebook: defineOperation({
    id: 'getGradebook',
    method: 'GET',
    path: '/classes/{class}/gradebook',
    tag,
    summary: 'Get a page of the gradebook of a class',
    description: 'Returns 50 students per page, sorted and filtered.',
    access: 'account',
    scope: 'classes:read',
    params: GradebookParamsSchema,
    body: noBody,
    answer: GradebookSchema,
    errors: ['NOT_FOUND'],
  }),
  setGrade: defineOperation({
    id: 'setGrade',
    method: 'PUT',
    path: '/classes/{class}/gradebook/{assignment}/{student}',
    tag,
    summary: 'Set a manual grade, excuse a student, or write a note',
    description: 'Every change is logged in the audit log.',
    access: 'account',
    scope: 'classes:write',
    params: GradeParamsSchema,
    body: GradeChangeSchema,
    answer: noAnswer,
    errors: ['NOT_FOUND', 'CLOSED'],
  }),
}
