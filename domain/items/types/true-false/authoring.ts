import { otherwiseStandards } from '@/domain/items/course-standards'
import { otherwiseField } from '@/domain/items/form/shared-fields'
import { invisibleInOther } from '@/domain/items/invisible-texts'
import type { FieldSpec } from '@/domain/items/item-form'
import type { TypeAuthoring } from '@/domain/items/types/item-type'

const answerField: FieldSpec = {
  kind: 'select',
  name: 'answer',
  label: 'Correct answer',
  options: [
    ['true', 'True'],
    ['false', 'False'],
  ],
}

export const trueFalseAuthoring = {
  fields: (_, context) => [answerField, otherwiseField(context)],
  blank: () => ({ answer: 'true', otherwise: {} }),
  preview: () => ({ answer: true }),
  problems: () => [],
  invisibleTexts: (item) => invisibleInOther(item),
  standards: (item) => otherwiseStandards(item.otherwise),
  hasOtherwise: true,
} satisfies TypeAuthoring<'true-false'>
