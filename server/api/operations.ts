import type { Operation } from '@/server/http/operation'
import { attemptOperations } from './operations/attempt-operations'
import { classOperations } from './operations/class-operations'
import { courseOperations } from './operations/course-operations'
import { gradebookOperations } from './operations/gradebook-operations'
import { itemOperations } from './operations/item-operations'
import { progressOperations } from './operations/progress-operations'
import { reviewOperations } from './operations/review-operations'

/** All operations of the HTTP API, in the order of the document. */
export const OPERATIONS: readonly Operation[] = [
  ...Object.values(courseOperations),
  ...Object.values(attemptOperations),
  ...Object.values(progressOperations),
  ...Object.values(reviewOperations),
  ...Object.values(classOperations),
  ...Object.values(gradebookOperations),
  ...Object.values(itemOperations),
]
