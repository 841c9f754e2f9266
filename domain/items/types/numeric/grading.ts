import { Exact } from '@/domain/grading/exact'
import { formatNumericKey } from '@/domain/grading/format-key'
import { gradeOfPart } from '@/domain/grading/grade'
import { typedRow, WHOLE } from '@/domain/grading/review-row'
import { readTypedNumber } from '@/domain/items/response-shapes'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { gradeNumeric, type NumericRules } from './grade-numeric'
import { readQuantity } from './read-quantity'
import type { NumericAnswer } from './schema'

export const numericGrading = {
  grade: (item, response) => gradeOfPart(gradeNumeric(item, response)),
  rows: (item, graded) => [typedRow(graded, WHOLE, item, formatNumericKey(item))],
  normalized: (item, response) => normalizedNumber(item, response),
  written: ({ answers }, index) => writtenNumber(answers[index]),
} satisfies TypeGrading<'numeric'>

/** A typed number as a plain decimal with its unit; null for no answer or an invalid one. */
export function normalizedNumber(rules: NumericRules, raw: unknown): string | null {
  const typed = readTypedNumber(raw)
  const quantity = typed.ok && typed.value !== null ? readQuantity(typed.value, rules) : null
  if (!quantity?.ok) return null
  const { number, unit, name } = quantity.value
  const plain = new Exact(number).toFixed()
  if (unit === 'none') return plain
  // Stryker disable next-line OptionalChaining: the index of a unit comes from this list
  return `${plain} ${unit === 'unknown' ? name : rules.units?.list[unit]?.name}`
}

/** An answer as its author wrote it. */
export function writtenNumber(answer: NumericAnswer | undefined): string | null {
  const { value, tolerance } = answer ?? {}
  return tolerance?.type === 'range' ? `${tolerance.min} to ${tolerance.max}` : (value ?? null)
}
