import { sumOf } from '@/domain/grading/exact'
import { previewRows } from '@/domain/items/draft-rows'
import { gradingField } from '@/domain/items/form/shared-fields'
import { invisibleInRows } from '@/domain/items/invisible-texts'
import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { listProblems } from '@/domain/items/list-problems'
import type { TypeAuthoring } from '@/domain/items/types/item-type'
import {
  type AuthoredOption,
  optionStandards,
  optionsField,
} from '@/domain/items/types/single-choice/authoring'
import { fractionOf } from '@/domain/items/types/single-choice/grade-choice'
import type { MultipleResponseRule } from './schema'

export const multipleResponseGradingField = gradingField([
  ['net-correct', 'Net correct (incorrect choices subtract)'],
  ['all-or-nothing', 'All or nothing'],
  ['option-fractions', 'Sum of the options’ shares'],
  ['every-decision', 'Every decision counts'],
  ['coverage', 'Coverage'],
  ['halves', 'Halves'],
])

export const multipleResponseAuthoring = {
  fields: (_, context) => [optionsField(context), multipleResponseGradingField],
  blank: (_, rows) => ({ options: rows(4, { text: '', key: false }), grading: 'net-correct' }),
  preview: ({ options }) => ({ options: previewRows(options) }),
  problems: ({ options, grading }) => severalProblems(options, 'options', 'option', grading),
  invisibleTexts: ({ options }) => invisibleInRows('options', options),
  standards: ({ options }) => within(['options'], optionStandards(options, 'some')),
  keyedLists: ({ options }) => [['options', options]],
  comparedOptions: ({ options }) => options,
} satisfies TypeAuthoring<'multiple-response'>

/** Problems of options of which several can be correct. @param what the name of an option */
export function severalProblems(
  options: readonly AuthoredOption[],
  list: string,
  what: string,
  grading: MultipleResponseRule,
): ItemProblem[] {
  const found = within([list], listProblems(options, what))
  if (!options.some(({ key }) => key))
    return [...found, itemError([list], `Mark at least one correct ${what}.`)]
  if (grading !== 'option-fractions') return found
  const worthless = options.flatMap((option, index) =>
    option.key && fractionOf(option) <= 0
      ? [itemError([list, index, 'fraction'], `A correct ${what} must be worth more than 0.`)]
      : [],
  )
  const best = sumOf(options.map(fractionOf).filter((fraction) => fraction > 0))
  return best >= 1
    ? [...found, ...worthless]
    : [
        ...found,
        ...worthless,
        itemError(
          [list],
          `The shares above 0 add up to ${best}, so no one can earn full points. They must add up to 1 or more.`,
        ),
      ]
}
