import type { ResponseProblem } from '@/domain/items/response'
import { type QuantityFormat, readQuantity } from '@/domain/items/types/numeric/read-quantity'

/** “Did you mean 1,960 or 1.96?” */
export type NumberQuestion = Required<Pick<ResponseProblem, 'message' | 'choices'>>

/** What to ask about a typed number; null if it can be read in only one way, or not at all. */
export function questionAbout(typed: string, item: QuantityFormat): NumberQuestion | null {
  const reading = typed.trim() === '' ? null : readQuantity(typed, item)
  if (!reading || reading.ok || !reading.problem.choices) return null
  return { message: reading.problem.message, choices: reading.problem.choices }
}

/** What a number field needs to know about its item or gap, and what to ask about its value from the start. */
export function numberProps({ format, units, expectsThousandths }: QuantityFormat, value: string) {
  const item = { format, units, expectsThousandths }
  return { item, value, initialQuestion: questionAbout(value, item) }
}
