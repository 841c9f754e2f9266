import { answeredPart, type GradePart, unansweredPart } from '@/domain/grading/grade'
import { type Reading, readable } from '@/domain/items/response'
import { readChoice } from '@/domain/items/response-shapes'
import { countedAs } from '@/domain/items/same-text'

export interface GradedOption {
  readonly id: string
  /** As the learner sees it: options with the same text are interchangeable. */
  readonly text?: string | undefined
  readonly key?: boolean
  readonly fraction?: number | undefined
}

/** The worth of an option: its own fraction, or else 1 for a key and 0 for another. */
export function fractionOf(option: GradedOption): number {
  return option.fraction ?? (option.key ? 1 : 0)
}

/**
 * One choice among options: the fraction of the chosen one, or of the best of those with the same text; a negative
 * fraction counts as 0. `matched` is the option that counts.
 */
export function gradeChoice(
  options: readonly GradedOption[],
  raw: unknown,
  partId = 'answer',
): Reading<GradePart> {
  const choice = readChoice(
    raw,
    options.map(({ id }) => id),
    partId,
  )
  if (!choice.ok) return choice
  const { value } = choice
  // Stryker disable next-line ConditionalExpression: no option counts if nothing is chosen
  const option = value === null ? undefined : countedAs(options, new Set([value]), fractionOf).get(value)
  if (!option) return readable(unansweredPart(partId))
  return readable(answeredPart(partId, fractionOf(option), value, options.indexOf(option)))
}
