import { otherwiseStandards } from '@/domain/items/course-standards'
import { previewRows } from '@/domain/items/draft-rows'
import { gradingField, otherwiseField } from '@/domain/items/form/shared-fields'
import { invisibleInOther, invisibleText } from '@/domain/items/invisible-texts'
import type { ItemOfType } from '@/domain/items/item'
import type { FieldSpec } from '@/domain/items/item-form'
import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { listProblems } from '@/domain/items/list-problems'
import { seenText } from '@/domain/items/same-text'
import type { TypeAuthoring } from '@/domain/items/types/item-type'

const elementsField: FieldSpec = {
  kind: 'list',
  name: 'elements',
  label: 'Elements in the correct order',
  one: 'element',
  fields: () => [{ kind: 'text', name: 'text', label: 'Text' }],
  blank: { text: '' },
}

const endsField: FieldSpec = {
  kind: 'ends',
  name: 'ends',
  label: 'Labels of the ends',
  help: 'Optional. Students see them above and below the list, such as earliest and latest.',
}

const grading = gradingField([
  ['absolute-position', 'Each correct position counts'],
  ['all-or-nothing', 'All or nothing'],
  ['next-exclude-last', 'Correct next element'],
  ['next-include-last', 'Correct next element, including the last'],
  ['one-previous-and-next', 'Correct neighbors'],
  ['all-previous-and-next', 'All elements before and after'],
  ['longest-ordered-subset', 'Longest ordered subset'],
  ['longest-contiguous-subset', 'Longest contiguous subset'],
  ['distance', 'Distance from the correct position'],
])

export const orderingAuthoring = {
  fields: (_, context) => [elementsField, endsField, grading, otherwiseField(context)],
  blank: (_, rows) => ({ elements: rows(3, { text: '' }), grading: 'absolute-position' }),
  preview: ({ elements }) => ({ elements: previewRows(elements) }),
  problems: orderingProblems,
  invisibleTexts: (item) => [
    ...invisibleInOther(item),
    ...(item.ends ?? []).flatMap((end, index) => invisibleText(['ends', index], end, 'This label')),
  ],
  standards: (item) => otherwiseStandards(item.otherwise),
  hasOtherwise: true,
} satisfies TypeAuthoring<'ordering'>

function orderingProblems({ elements }: ItemOfType<'ordering'>): ItemProblem[] {
  const texts = new Set(elements.map(({ text }) => seenText(text)))
  return [
    ...within(['elements'], listProblems(elements, 'element')),
    ...(texts.size > 1
      ? []
      : [itemError(['elements'], 'All elements have the same text, so every order is correct.')]),
  ]
}
