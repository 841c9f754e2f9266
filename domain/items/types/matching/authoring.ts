import { needsBoth } from '@/domain/items/course-standards'
import { previewRows, rowsIn } from '@/domain/items/draft-rows'
import { CHOOSE, feedbackFields, gradingField } from '@/domain/items/form/shared-fields'
import { invisibleInRows } from '@/domain/items/invisible-texts'
import type { ItemOfType } from '@/domain/items/item'
import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { listProblems } from '@/domain/items/list-problems'
import type { TypeAuthoring } from '@/domain/items/types/item-type'

export const matchingAuthoring = pairsAuthoring({ label: 'Choices', one: 'choice' })

type Pairs = ItemOfType<'matching' | 'categorize'>

/** @param choices what the choices are called */
export function pairsAuthoring(choices: { label: string; one: string }) {
  return {
    fields: (draft, context) => [...pairFields(draft, context, choices), grading],
    blank: (_, rows) => ({
      choices: rows(2, { text: '' }),
      stems: rows(2, { text: '', choice: '' }),
      grading: 'right-pairs',
    }),
    preview(draft) {
      const shown = previewRows(draft.choices)
      return {
        choices: shown,
        stems: previewRows(draft.stems).map((row) => ({ ...row, choice: shown[0]?.id })),
      }
    },
    problems: pairProblems,
    invisibleTexts: (item) => [
      ...invisibleInRows('stems', item.stems),
      ...invisibleInRows('choices', item.choices),
    ],
    standards: pairStandards,
  } satisfies TypeAuthoring<'matching' | 'categorize'>
}

const grading = gradingField([
  ['right-pairs', 'Each correct match counts'],
  ['all-or-nothing', 'All or nothing'],
])

function pairFields(
  draft: Draft,
  context: FormContext,
  choices: { label: string; one: string },
): FieldSpec[] {
  const feedback = feedbackFields(context)
  const listed = rowsIn(draft.choices).map(
    ({ id, text }) => [String(id), String(text ?? '') || 'No text'] as const,
  )
  return [
    {
      kind: 'list',
      name: 'choices',
      ...choices,
      fields: () => [{ kind: 'text', name: 'text', label: 'Text' }, ...feedback],
      blank: { text: '' },
    },
    {
      kind: 'list',
      name: 'stems',
      label: 'Prompts',
      one: 'prompt',
      fields: () => [
        { kind: 'text', name: 'text', label: 'Text' },
        { kind: 'select', name: 'choice', label: 'Correct match', options: [CHOOSE, ...listed] },
        ...feedback,
      ],
      blank: { text: '', choice: '' },
    },
  ]
}

function pairProblems({ stems, choices }: Pairs): ItemProblem[] {
  const known = new Set(choices.map(({ id }) => id))
  return [
    ...within(['stems'], listProblems(stems, 'prompt')),
    ...within(['choices'], listProblems(choices, 'choice')),
    ...stems.flatMap(({ choice }, index) =>
      known.has(choice)
        ? []
        : [itemError(['stems', index, 'choice'], 'Choose the correct match for this prompt.')],
    ),
  ]
}

function pairStandards({ stems, choices }: Pairs): ItemProblem[] {
  const used = new Set(stems.map(({ choice }) => choice))
  return [
    ...stems.flatMap((stem, index) => within(['stems', index], needsBoth(stem, `stem ${stem.id}`))),
    ...choices.flatMap((choice, index) =>
      used.has(choice.id)
        ? []
        : within(['choices', index], needsBoth(choice, `choice ${choice.id}, which no stem uses,`)),
    ),
  ]
}
