import type { Operation } from './operation'
import { attemptOperations } from './operations/attempt-operations'
import { classOperations } from './operations/class-operations'
import { courseOperations } from './operations/course-operations'
import { gradebookOperations } from './operations/gradebook-operations'
import { itemOperations } from './operations/item-operations'
import { progressOperations } from './operations/progress-operations'
import { reviewOperations } from './operations/review-operations'

/** All operations of the HTTP API by ID, in the order of the document. */
export const operations = {
  ...courseOperations,
  ...attemptOperations,
  ...progressOperations,
  ...reviewOperations,
  ...classOperations,
  ...gradebookOperations,
  ...itemOperations,
}
export type Operations = typeof operations

export const OPERATIONS: readonly Operation[] = Object.values(operations)
