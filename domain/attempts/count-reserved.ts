import { countQuestions } from './count-questions'
import type { BankEntry } from './draw-items'
import type { Quiz } from './quiz'

/** How many assignment-only questions an attempt contains. */
export interface ReservedCount {
  /** The selected ones, which every attempt contains. */
  readonly certain: number
  /** With those that random rules can add. */
  readonly most: number
}

export const NONE_RESERVED: ReservedCount = { certain: 0, most: 0 }

type Entry = BankEntry & { readonly isReserved: boolean }

/** Counts the assignment-only questions of a quiz. @param bank the questions that the quiz can include */
export function countReserved(
  definition: Pick<Quiz, 'items' | 'pools'>,
  bank: readonly Entry[],
): ReservedCount {
  const reserved = bank.filter(({ isReserved }) => isReserved)
  return {
    certain: reserved.filter(({ id }) => definition.items.includes(id)).length,
    most: countQuestions(definition, reserved).max,
  }
}
