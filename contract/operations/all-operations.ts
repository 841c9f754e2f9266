import type { Operation } from '../define-operation'
import { attemptOperations } from './attempt-operations'
import { classOperations } from './class-operations'
import { courseOperations } from './course-operations'
import { formulaOperations } from './formula-operations'
import { gradebookOperations } from './gradebook-operations'
import { gradingOperations } from './grading-operations'
import { importOperations } from './import-operations'
import { itemOperations } from './item-operations'
import { noteOperations } from './note-operations'
import { progressOperations } from './progress-operations'
import { reviewOperations } from './review-operations'

/** All operations of the HTTP API by ID, in the order of the document. */
export const operations = {
  ...courseOperations,
  ...attemptOperations,
  ...progressOperations,
  ...noteOperations,
  ...reviewOperations,
  ...classOperations,
  ...gradebookOperations,
  ...gradingOperations,
  ...itemOperations,
  ...importOperations,
  ...formulaOperations,
}
export type Operations = typeof operations

export const OPERATIONS: readonly Operation[] = Object.values(operations)
