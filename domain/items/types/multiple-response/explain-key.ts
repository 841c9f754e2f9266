import type { TypeExplanation } from '@/domain/items/types/item-type'
import { formatShares, type Grade, verdictOn } from '@/domain/items/types/probe'
import type { SampledOption } from '@/domain/items/types/single-choice/samples'
import { pluralForm } from '@/domain/text/format'
import { keysOf } from './samples'
import type { MultipleResponseRule } from './schema'

export const multipleResponseExplanation = {
  explain: ({ options, grading }, grade) => explainSelections(options, grading, 'option', grade),
} satisfies TypeExplanation<'multiple-response'>

/** Explains what selections among options earn: all keys, one key less, one other option more, and everything. @param what the name of an option */
export function explainSelections(
  options: readonly SampledOption[],
  rule: MultipleResponseRule,
  what: string,
  grade: Grade,
): string[] {
  const keys = keysOf(options, rule)
  const others = options.map(({ id }) => id).filter((id) => !keys.includes(id))
  const earns = (selected: readonly string[]) => {
    const verdict = verdictOn(grade(selected))
    return verdict.kind === 'earns' ? verdict.share : 0
  }
  const less = keys.length > 1 ? keys.map((key) => earns(keys.filter((id) => id !== key))) : []
  const more = others.map((other) => earns([...keys, other]))
  const all = pluralForm(keys.length, `the correct ${what}`, `all ${keys.length} correct ${what}s`)
  const isAllOrNothing = [...less, ...more].every((share) => share <= 0)
  return [
    `Selecting ${all} and nothing else earns ${formatShares([earns(keys)])}.`,
    ...(isAllOrNothing && less.length + more.length > 0
      ? ['All or nothing: any mistake earns no points.']
      : []),
    ...(!isAllOrNothing && less.length > 0
      ? [`Leaving out one correct ${what} earns ${formatShares(less)}.`]
      : []),
    ...(!isAllOrNothing && more.length > 0
      ? [`Also selecting one incorrect ${what} earns ${formatShares(more)}.`]
      : []),
    ...(!isAllOrNothing && others.length > 0
      ? [`Selecting every ${what} earns ${formatShares([earns([...keys, ...others])])}.`]
      : []),
  ]
}
