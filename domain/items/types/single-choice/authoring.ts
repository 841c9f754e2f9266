import { needsBoth } from '@/domain/items/course-standards'
import { previewRows } from '@/domain/items/draft-rows'
import { feedbackFields, fraction, key } from '@/domain/items/form/shared-fields'
import { invisibleInRows } from '@/domain/items/invisible-texts'
import type { FieldSpec, FormContext } from '@/domain/items/item-form'
import { type ItemProblem, itemError, itemWarning, within } from '@/domain/items/item-problem'
import { listProblems } from '@/domain/items/list-problems'
import type { KeyedOption, TypeAuthoring } from '@/domain/items/types/item-type'
import { fractionOf } from './grade-choice'

export function optionsField(context: FormContext): FieldSpec {
  return {
    kind: 'list',
    name: 'options',
    label: 'Options',
    one: 'option',
    fields: () => [{ kind: 'text', name: 'text', label: 'Text' }, key, fraction, ...feedbackFields(context)],
    blank: { text: '', key: false },
  }
}

export const singleChoiceAuthoring = {
  fields: (_, context) => [optionsField(context)],
  blank: (_, rows) => ({ options: rows(3, { text: '', key: false }) }),
  preview: ({ options }) => ({ options: previewRows(options) }),
  problems: ({ options }) => within(['options'], optionProblems(options, 'option')),
  invisibleTexts: ({ options }) => invisibleInRows('options', options),
  standards: ({ options }) => within(['options'], optionStandards(options, 'one')),
  keyedLists: ({ options }) => [['options', options]],
  comparedOptions: ({ options }) => options,
} satisfies TypeAuthoring<'single-choice'>

export interface AuthoredOption extends KeyedOption {
  readonly id: string
  readonly why?: string | undefined
}

/** Paths start at the list. @param what the name of an option */
export function optionProblems(options: readonly AuthoredOption[], what: string): ItemProblem[] {
  return [...listProblems(options, what), ...bestOptionProblems(options, what)]
}

/**
 * In single choice, every option that earns full points is a key, and a key can’t earn less. Several keys are allowed, because a regrade
 * request can add one, but authors seldom mean them.
 */
function bestOptionProblems(options: readonly AuthoredOption[], what: string): ItemProblem[] {
  const unequal = options.flatMap((option, index) => {
    const worth = fractionOf(option)
    if (option.key && worth < 1)
      return [itemError([index, 'fraction'], `A correct ${what} must be worth 1, not ${worth}.`)]
    return !option.key && worth >= 1
      ? [itemError([index, 'fraction'], `This ${what} earns full points but isn’t marked as correct.`)]
      : []
  })
  if (unequal.length > 0) return unequal
  const keys = options.filter(({ key }) => key)
  if (keys.length === 0) return [itemError([], `Mark the correct ${what}.`)]
  return keys.length > 1
    ? [itemWarning([], `${keys.length} ${what}s are marked as correct. Each of them earns full points.`)]
    : []
}

const ALL_OR_NONE =
  /\b(all|none|both|neither|any)( of)? the above\b|^(all|none|both|neither) of (these|them)\W*$/i

/** Paths start at the list. @param keys how many options can be correct */
export function optionStandards(options: readonly AuthoredOption[], keys: 'one' | 'some'): ItemProblem[] {
  const keyed = options.filter(({ key }) => key)
  return [
    ...(keys === 'one' && keyed.length > 1
      ? [itemError([], 'has several keys, but only one is allowed')]
      : []),
    ...(keyed.length === options.length ? [itemError([], 'has no distractor')] : []),
    ...options.flatMap((option, index) => within([index], standardsOfOption(option, keys))),
  ]
}

function standardsOfOption(option: AuthoredOption, keys: 'one' | 'some'): ItemProblem[] {
  const { id, text, key, fraction } = option
  return [
    ...(keys === 'one' && !key && fraction === 1
      ? [itemError([], `option ${id} earns full points but isn’t the key`)]
      : []),
    ...(ALL_OR_NONE.test(text) ? [itemError([], `"${text}" depends on the other options`)] : []),
    ...(key ? [] : needsBoth(option, `option ${id}`)),
  ]
}
