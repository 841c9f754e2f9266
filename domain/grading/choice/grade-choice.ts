import { answeredPart, type GradePart, unansweredPart } from '@/domain/grading/grade'
import { type Reading, readable } from '@/domain/items/response'
import { readChoice } from '@/domain/items/response-shapes'

export interface GradedOption {
  readonly id: string
  readonly key?: boolean
  readonly fraction?: number | undefined
}

/** What choosing an option is worth: its own fraction, else 1 for a key and 0 for another. */
export function fractionOf(option: GradedOption): number {
  return option.fraction ?? (option.key ? 1 : 0)
}

/** One choice among options: the fraction of the chosen one; a negative fraction stops at 0. */
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
  const matched = options.findIndex(({ id }) => id === choice.value)
  const option = options[matched]
  if (!option) return readable(unansweredPart(partId))
  return readable(answeredPart(partId, fractionOf(option), option.id, matched))
}
