import { previewRows, rowsIn, withRowTexts } from '@/domain/items/draft-rows'
import { feedbackFields, fraction, key, paragraphField } from '@/domain/items/form/shared-fields'
import { invisibleInRows } from '@/domain/items/invisible-texts'
import type { ItemOfType } from '@/domain/items/item'
import type { FieldSpec, FormContext } from '@/domain/items/item-form'
import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { MAX_QUOTE_WORDS, passageText } from '@/domain/items/passage-text'
import type { TypeAuthoring } from '@/domain/items/types/item-type'
import {
  multipleResponseGradingField,
  severalProblems,
} from '@/domain/items/types/multiple-response/authoring'
import { optionStandards } from '@/domain/items/types/single-choice/authoring'

export const evidenceAuthoring = {
  fields: (_, context) => [passagesField(context), multipleResponseGradingField],
  blank: ({ passages }, rows) => ({
    passages: rows(2, { at: passages[0]?.[0] ?? '', key: false }),
    grading: 'net-correct',
  }),
  preview: (draft, { passages }) => ({
    passages: previewRows(draft.passages).map(({ id }, index) => ({
      id,
      at: rowsIn(draft.passages)[index]?.at ?? Object.keys(passages)[0],
      paragraph: rowsIn(draft.passages)[index]?.paragraph,
      quote: rowsIn(draft.passages)[index]?.quote,
    })),
  }),
  withCourseTexts: (draft, { passages }) =>
    withRowTexts(draft, 'passages', ({ at, paragraph, quote }) =>
      passageText(passages[String(at)] ?? '', {
        paragraph: typeof paragraph === 'number' ? paragraph : undefined,
        quote: typeof quote === 'string' ? quote : undefined,
      }),
    ),
  problems: evidenceProblems,
  invisibleTexts: ({ passages }) => invisibleInRows('passages', passages),
  standards: ({ passages }) => within(['passages'], optionStandards(passages, 'some')),
  unknownParts: (item, { passages }) =>
    item.passages.flatMap(({ at }, index) =>
      passages.some(([known]) => known === at)
        ? []
        : [{ path: ['passages', index, 'at'], kind: 'passage', id: at } as const],
    ),
  keyedLists: ({ passages }) => [['passages', passages]],
} satisfies TypeAuthoring<'evidence'>

function passagesField(context: FormContext): FieldSpec {
  const { passages } = context
  return {
    kind: 'list',
    name: 'passages',
    label: 'Passages',
    one: 'passage',
    fields: () => [
      { kind: 'select', name: 'at', label: 'Lesson paragraph', options: passages },
      paragraphField(context, 'Article paragraph'),
      {
        kind: 'text',
        name: 'quote',
        label: 'Words of the article',
        help: `At most ${MAX_QUOTE_WORDS} words.`,
      },
      key,
      fraction,
      ...feedbackFields(context).filter(({ name }) => name !== 'paragraph'),
    ],
    blank: { at: passages[0]?.[0] ?? '', key: false },
  }
}

function evidenceProblems({ passages, grading }: ItemOfType<'evidence'>): ItemProblem[] {
  const places = passages.map(({ at }) => at)
  return [
    ...severalProblems(passages, 'passages', 'passage', grading),
    ...passages.flatMap(({ at }, index) =>
      places.indexOf(at) < index
        ? [itemError(['passages', index, 'at'], 'This passage is in the list twice.')]
        : [],
    ),
  ]
}
