import { countQuestions } from './count-questions'
import type { Quiz } from './quiz'
import type { BankEntry } from './select-items'

/** How many assignment-only questions an attempt contains. */
export interface AssignmentOnlyCount {
  /** The selected ones, which every attempt contains. */
  readonly certain: number
  /** With those that random rules can add. */
  readonly most: number
}

export const NONE_ASSIGNMENT_ONLY: AssignmentOnlyCount = { certain: 0, most: 0 }

type Entry = BankEntry & { readonly isAssignmentOnly: boolean }

/** Counts the assignment-only questions of a quiz. @param bank the questions that the quiz can include */
export function countAssignmentOnly(
  definition: Pick<Quiz, 'items' | 'pools'>,
  bank: readonly Entry[],
): AssignmentOnlyCount {
  const assignmentOnly = bank.filter(({ isAssignmentOnly }) => isAssignmentOnly)
  return {
    certain: assignmentOnly.filter(({ id }) => definition.items.includes(id)).length,
    most: countQuestions(definition, assignmentOnly).max,
  }
}
