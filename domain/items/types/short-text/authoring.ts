import { typedStandards } from '@/domain/items/course-standards'
import { NOT_YET } from '@/domain/items/draft-rows'
import { feedbackFields, fraction, otherwiseField } from '@/domain/items/form/shared-fields'
import { invisibleInOther, invisibleInRows } from '@/domain/items/invisible-texts'
import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import type { TypeAuthoring } from '@/domain/items/types/item-type'
import { textProblems } from './text-problems'

export const BLANK_TEXT: Draft = { text: '', fraction: 1 }

export function textFields(context: FormContext): readonly FieldSpec[] {
  return [
    {
      kind: 'list',
      name: 'answers',
      label: 'Accepted answers (the first match counts)',
      one: 'answer',
      fields: () => [
        { kind: 'text', name: 'text', label: 'Text', help: '* matches anything. \\* is an asterisk.' },
        { ...fraction, help: '1 is full credit.' },
        ...feedbackFields(context),
      ],
      blank: BLANK_TEXT,
      isWithoutIds: true,
    },
    { kind: 'tick', name: 'caseSensitive', label: 'Case-sensitive' },
    { kind: 'tick', name: 'accentSensitive', label: 'Accent-sensitive' },
    { kind: 'tick', name: 'punctuationSensitive', label: 'Punctuation-sensitive' },
    { kind: 'tick', name: 'acceptTypo', label: 'Accept one small typo', isSetByDefault: true },
    otherwiseField(context),
  ]
}

export const shortTextAuthoring = {
  fields: (_, context) => textFields(context),
  blank: () => ({
    answers: [BLANK_TEXT],
    caseSensitive: false,
    accentSensitive: false,
    punctuationSensitive: false,
    acceptTypo: true,
    otherwise: {},
  }),
  preview: () => ({ answers: [{ text: NOT_YET }] }),
  problems: (item) => textProblems(item),
  invisibleTexts: (item) => [...invisibleInRows('answers', item.answers), ...invisibleInOther(item)],
  standards: (item) => typedStandards(item),
  hasOtherwise: true,
} satisfies TypeAuthoring<'short-text'>
