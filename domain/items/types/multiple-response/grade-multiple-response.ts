import { sumOf } from '@/domain/grading/exact'
import {
  answeredPart,
  type GradingResult,
  gradedResult,
  unansweredResult,
  ungradableResult,
} from '@/domain/grading/grade'
import { readChoices } from '@/domain/items/response-shapes'
import { countedAs } from '@/domain/items/same-text'
import type { MultipleResponseRule } from '@/domain/items/types/multiple-response/schema'
import { fractionOf, type GradedOption } from '@/domain/items/types/single-choice/grade-choice'

/** What the rules count: n options, c of them keys; t keys and w others chosen. */
export interface Decisions {
  readonly n: number
  readonly c: number
  readonly t: number
  readonly w: number
  /** The fractions of the chosen options. */
  readonly fractions: readonly number[]
}

/**
 * Which option each option counts as, given the chosen ones: options with the same text are interchangeable, keys
 * first.
 */
export function optionsCountedAs<T extends GradedOption>(
  options: readonly T[],
  chosenIds: ReadonlySet<string>,
): ReadonlyMap<string, T> {
  // A key is worth more than any fraction, which is 1 at most.
  return countedAs(options, chosenIds, (option) => fractionOf(option) + (option.key ? 4 : 0))
}

/**
 * Choices among options by one of the rules of a multiple response; nothing chosen is unanswered. A part is a
 * decision: an option correctly chosen or correctly not chosen counts 1, so that results can show each.
 */
export function gradeMultipleResponse(
  options: readonly GradedOption[],
  rule: MultipleResponseRule,
  raw: unknown,
): GradingResult {
  const choices = readChoices(
    raw,
    options.map(({ id }) => id),
  )
  if (!choices.ok) return ungradableResult(choices.problem)
  if (choices.value.length === 0) return unansweredResult
  const chosenIds = new Set(choices.value)
  const counted = optionsCountedAs(options, chosenIds)
  const countedOf = (option: GradedOption) => counted.get(option.id) ?? option
  const chosen = options.filter(({ id }) => chosenIds.has(id)).map(countedOf)
  const correctlyChosen = chosen.filter(({ key }) => key)
  const share = multipleResponseShare(rule, {
    n: options.length,
    c: options.filter(({ key }) => key).length,
    t: correctlyChosen.length,
    w: chosen.length - correctlyChosen.length,
    fractions: chosen.map(fractionOf),
  })
  const parts = options.map((option) => {
    const { id } = option
    const isChosen = chosenIds.has(id)
    return answeredPart(id, isChosen === Boolean(countedOf(option).key) ? 1 : 0, isChosen ? id : null)
  })
  return gradedResult(share, parts)
}

/**
 * The fraction of the points, before it is limited to 0 to 1:
 * net-correct (t − w) / c · all-or-nothing · option-fractions Σ f of the chosen · every-decision correct decisions /
 * n ·
 * coverage (t/c) · (t/(t+w)) · halves 1 without an error, ½ with one if n ≥ 3, ¼ with two if n ≥ 5, or else 0.
 */
export function multipleResponseShare(
  rule: MultipleResponseRule,
  { n, c, t, w, fractions }: Decisions,
): number {
  const errors = c - t + w
  switch (rule) {
    case 'net-correct':
      return ratio(t - w, c)
    case 'all-or-nothing':
      return errors === 0 ? 1 : 0
    case 'option-fractions':
      return sumOf(fractions)
    case 'every-decision':
      return ratio(n - errors, n)
    case 'coverage':
      return ratio(t * t, c * (t + w))
    case 'halves':
      if (errors === 0) return 1
      if (errors === 1 && n >= 3) return 0.5
      return errors === 2 && n >= 5 ? 0.25 : 0
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
