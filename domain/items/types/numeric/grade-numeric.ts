import { Exact } from '@/domain/grading/exact'
import { answeredPart, type GradePart, unansweredPart } from '@/domain/grading/grade'
import { type Reading, readable } from '@/domain/items/response'
import { readTypedNumber } from '@/domain/items/response-shapes'
import { quantityText, readQuantity } from '@/domain/items/types/numeric/read-quantity'
import type { NumberFormat, NumericAnswer, NumericUnits } from '@/domain/items/types/numeric/schema'
import { isWithinTolerance } from '@/domain/items/types/numeric/within-tolerance'

export interface NumericRules {
  readonly answers: readonly NumericAnswer[]
  readonly format?: NumberFormat | undefined
  readonly units?: NumericUnits | undefined
}

/**
 * The fraction of the first answer that matches. If units are penalized, a missing or unknown one costs the penalty:
 * a share of what the response earned, or of the maximum.
 */
export function gradeNumeric(rules: NumericRules, raw: unknown, partId = 'answer'): Reading<GradePart> {
  const { answers, units } = rules
  const typed = readTypedNumber(raw, partId)
  if (!typed.ok) return typed
  if (typed.value === null) return readable(unansweredPart(partId))
  const quantity = readQuantity(typed.value, rules)
  if (!quantity.ok) return { ok: false, problem: { ...quantity.problem, part: partId } }

  const { number, unit } = quantity.value
  // Stryker disable next-line ConditionalExpression,OptionalChaining: only an index of this list finds a unit in it
  const perBase = typeof unit === 'number' ? units?.list[unit]?.perBase : undefined
  const matched = answers.findIndex((answer) => isWithinTolerance(number, answer, perBase))
  const earned = answers[matched]?.fraction ?? 0
  const text = typeof typed.value === 'string' ? typed.value : quantityText(typed.value, units?.position)
  const fraction = typeof unit === 'number' ? earned : afterPenalty(earned, units)
  return readable(answeredPart(partId, fraction, text.trim(), matched === -1 ? null : matched))
}

function afterPenalty(earned: number, units: NumericUnits | undefined): number {
  if (units?.policy !== 'penalized') return earned
  const whole = units.penaltyOf === 'response' ? Math.max(earned, 0) : 1
  return new Exact(earned).minus(new Exact(units.penalty).times(whole)).toNumber()
}
