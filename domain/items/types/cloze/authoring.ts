import { typedStandards } from '@/domain/items/course-standards'
import { NOT_YET, previewRows, rowsIn, textOr } from '@/domain/items/draft-rows'
import { invisibleInOther, invisibleInRows, invisibleText } from '@/domain/items/invisible-texts'
import type { ItemOfType } from '@/domain/items/item'
import type { Draft } from '@/domain/items/item-form'
import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { idProblems } from '@/domain/items/list-problems'
import type { TypeAuthoring } from '@/domain/items/types/item-type'
import { numericStandards } from '@/domain/items/types/numeric/authoring'
import { numericProblems } from '@/domain/items/types/numeric/numeric-problems'
import { textProblems } from '@/domain/items/types/short-text/text-problems'
import { optionProblems, optionStandards } from '@/domain/items/types/single-choice/authoring'
import { clozeTextField, gapsField } from './cloze-fields'
import { gapNames } from './gap-names'
import type { ItemGap } from './schema'

export const clozeAuthoring = {
  fields: (_, context) => [clozeTextField, gapsField(context)],
  blank: (_, rows) => ({
    text: '',
    gaps: [
      {
        id: 'gap-1',
        label: 'gap 1',
        type: 'choice',
        weight: 1,
        options: rows(2, { text: '', key: false }),
      },
    ],
  }),
  preview: (draft) => ({
    text: textOr(draft.text),
    gaps: rowsIn(draft.gaps).map((gap) => ({
      ...{ id: gap.id, type: gap.type, label: textOr(gap.label), weight: 1 },
      ...previewOfGap(gap),
    })),
  }),
  problems: clozeProblems,
  invisibleTexts: ({ text, gaps }) => [
    ...invisibleText(['text'], text, 'The text'),
    ...gaps.flatMap((gap, index) => within(['gaps', index], invisibleInGap(gap))),
  ],
  standards: ({ gaps }) =>
    gaps.flatMap((gap, index) =>
      within(['gaps', index], gapStandards(gap)).map((problem) => ({
        ...problem,
        message: `gap ${gap.id}: ${problem.message}`,
      })),
    ),
  keyedLists: ({ gaps }) =>
    gaps.flatMap((gap, index) =>
      gap.type === 'choice' ? [[`gaps.${index}.options`, gap.options] as const] : [],
    ),
} satisfies TypeAuthoring<'cloze'>

function previewOfGap({ type, format, units, options }: Draft): Draft {
  if (type === 'numeric') return { format, units, answers: [{ value: '0' }] }
  return type === 'text' ? { answers: [{ text: NOT_YET }] } : { options: previewRows(options) }
}

function clozeProblems(item: ItemOfType<'cloze'>): ItemProblem[] {
  const named = gapNames(item.text)
  const known = new Set(item.gaps.map(({ id }) => id))
  const undefinedGaps = [...new Set(named.filter((name) => !known.has(name)))].map((name) =>
    itemError(['text'], `The text has a gap {{${name}}} that isn’t in the list of gaps.`),
  )
  return [
    ...within(['gaps'], idProblems(item.gaps, 'gap')),
    ...undefinedGaps,
    ...item.gaps.flatMap((gap, index) => [
      ...within(['gaps', index, 'id'], gapReferenceProblems(gap.id, named)),
      ...within(['gaps', index], gapProblems(gap)),
    ]),
  ]
}

function gapReferenceProblems(id: string, named: readonly string[]): ItemProblem[] {
  const count = named.filter((name) => name === id).length
  if (count === 1) return []
  return [
    itemError(
      [],
      count === 0
        ? `Put {{${id}}} into the text.`
        : `The text has {{${id}}} ${count} times. Use each gap once.`,
    ),
  ]
}

function gapProblems(gap: ItemGap): ItemProblem[] {
  switch (gap.type) {
    case 'choice':
      return within(['options'], optionProblems(gap.options, 'option'))
    case 'numeric':
      return numericProblems(gap)
    case 'text':
      return textProblems(gap)
  }
}

function gapStandards(gap: ItemGap): ItemProblem[] {
  switch (gap.type) {
    case 'choice':
      return within(['options'], optionStandards(gap.options, 'one'))
    case 'numeric':
      return numericStandards(gap)
    case 'text':
      return typedStandards(gap)
  }
}

function invisibleInGap(gap: ItemGap): ItemProblem[] {
  return [
    ...invisibleText(['label'], gap.label, 'The label'),
    ...(gap.type === 'choice'
      ? invisibleInRows('options', gap.options)
      : [...invisibleInRows('answers', gap.answers), ...invisibleInOther(gap)]),
  ]
}
