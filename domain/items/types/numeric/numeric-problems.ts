import { Exact } from '@/domain/grading/exact'
import { type ItemProblem, itemError, itemWarning, within } from '@/domain/items/item-problem'
import { typedProblems } from '@/domain/items/typed-answers'
import { isVisible } from '@/domain/text/typed-text'
import { gradeNumeric, type NumericRules } from './grade-numeric'
import { normalizeNumber } from './normalize-number'
import { numberSamples } from './samples'
import type { NumberFormat, NumericAnswer, NumericUnits } from './schema'

/** Finds numbers that can’t earn their points. Paths start at the item or gap. */
export function numericProblems(rules: NumericRules): ItemProblem[] {
  const { answers, format, units } = rules
  return typedProblems(
    { answers, samples: () => numberSamples(rules), grade: (sample) => gradeNumeric(rules, sample) },
    [
      ...answers.flatMap((answer, index) => within(['answers', index], toleranceProblems(answer))),
      ...formatProblems(format),
      ...unitProblems(units),
    ],
  )
}

function toleranceProblems({ value, tolerance }: NumericAnswer): ItemProblem[] {
  if (tolerance.type === 'none') return []
  if (tolerance.type === 'range') {
    const isEmpty = new Exact(tolerance.min).gt(tolerance.max)
    const message = `The range from ${tolerance.min} to ${tolerance.max} is empty. Swap its ends.`
    return isEmpty ? [itemError(['tolerance', 'min'], message)] : []
  }
  const size = new Exact(tolerance.value)
  if (size.isNegative() && !size.isZero())
    return [itemError(['tolerance', 'value'], `The tolerance can’t be negative: ${tolerance.value}.`)]
  if (tolerance.type === 'relative' && size.gte(1)) {
    const share = size.times('0.01').toFixed()
    return [
      itemError(
        ['tolerance', 'value'],
        `A relative tolerance is a share of the answer: ${tolerance.value} means ${size.times(100).toFixed()}%. For ${tolerance.value}%, enter ${share}.`,
      ),
    ]
  }
  return value !== undefined && tolerance.type !== 'nominal' && new Exact(value).isZero()
    ? [itemWarning(['tolerance', 'value'], 'A tolerance relative to 0 is 0, so only 0 is accepted.')]
    : []
}

function formatProblems(format: NumberFormat | undefined): ItemProblem[] {
  return format && format.decimal === format.group
    ? [itemError(['format', 'group'], 'The decimal separator and the thousands separator must differ.')]
    : []
}

function unitProblems(units: NumericUnits | undefined): ItemProblem[] {
  if (!units) return []
  const names = units.list.map(({ name }) => normalizeNumber(name))
  const each = units.list.flatMap(({ perBase }, index) => {
    const at = (name: string, message: string) => [itemError(['units', 'list', index, name], message)]
    if (!isVisible(names[index] ?? '')) return at('name', 'This unit has no visible text.')
    if (new Exact(perBase).lte(0)) return at('perBase', 'A unit’s factor must be above 0.')
    if (names.indexOf(names[index] ?? '') < index)
      return at('name', `Two units are called “${names[index]}”.`)
    return []
  })
  const isFree = units.policy === 'penalized' && units.penalty === 0
  return [
    ...each,
    ...(isFree
      ? [itemError(['units', 'penalty'], 'Enter a penalty above 0, or make the unit optional.')]
      : []),
    ...(units.list.some(({ perBase }) => new Exact(perBase).eq(1))
      ? []
      : [itemError(['units'], 'One unit must have the factor 1: the unit of the answers.')]),
  ]
}
