import { rubricPossible } from '@/domain/grading/rubric-grading'
import { NOT_YET } from '@/domain/items/draft-rows'
import { invisibleText } from '@/domain/items/invisible-texts'
import type { ItemOfType } from '@/domain/items/item'
import type { Draft } from '@/domain/items/item-form'
import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { listProblems } from '@/domain/items/list-problems'
import type { TypeAuthoring } from '@/domain/items/types/item-type'
import { countWords } from './count-words'

const BLANK_CRITERION: Draft = { text: '', points: 1 }

/** How long the course's own model answers are. */
const MODEL_WORDS = { min: 90, max: 160 }

export const openResponseAuthoring = {
  fields: () => [
    {
      kind: 'number',
      name: 'minWords',
      label: 'Fewest words',
      help: 'Students see the range. Answers of another length are accepted.',
    },
    { kind: 'number', name: 'maxWords', label: 'Most words' },
    {
      kind: 'area',
      name: 'modelAnswer',
      label: 'Model answer',
      help: 'Shown after submission. An empty line starts a new paragraph.',
    },
    {
      kind: 'list',
      name: 'criteria',
      label: 'Rubric (3 to 5 criteria)',
      one: 'criterion',
      fields: () => [
        { kind: 'text', name: 'text', label: 'What a good answer does' },
        { kind: 'number', name: 'points', label: 'Points', help: 'Used when staff grade the answer.' },
      ],
      blank: BLANK_CRITERION,
    },
  ],
  blank: (_, rows) => ({
    minWords: 50,
    maxWords: 300,
    modelAnswer: '',
    criteria: rows(3, BLANK_CRITERION),
  }),
  preview: ({ minWords, maxWords }) => ({
    ...(Number(minWords) >= 1 && { minWords: Number(minWords) }),
    ...(Number(maxWords) >= 1 && { maxWords: Number(maxWords) }),
    modelAnswer: NOT_YET,
    criteria: ['a', 'b', 'c'].map((id) => ({ id, text: NOT_YET })),
  }),
  problems: (item) => [
    ...rangeProblems(item),
    ...(rubricPossible(item.criteria) > 0
      ? []
      : [itemError(['criteria'], 'Give points for at least one criterion.')]),
    ...within(['criteria'], listProblems(item.criteria, 'criterion')),
  ],
  invisibleTexts: ({ modelAnswer }) => invisibleText(['modelAnswer'], modelAnswer, 'The model answer'),
  standards: ({ modelAnswer }) => {
    const words = countWords(modelAnswer)
    return words >= MODEL_WORDS.min && words <= MODEL_WORDS.max
      ? []
      : [
          itemError(
            ['modelAnswer'],
            `the model answer has ${words} words; ${MODEL_WORDS.min} to ${MODEL_WORDS.max} are required`,
          ),
        ]
  },
} satisfies TypeAuthoring<'open-response'>

type OpenResponse = ItemOfType<'open-response'>

function rangeProblems({ minWords, maxWords, modelAnswer }: OpenResponse): ItemProblem[] {
  if (minWords > maxWords)
    return [itemError(['maxWords'], 'The most words can’t be fewer than the fewest words.')]
  const words = countWords(modelAnswer)
  return words > maxWords
    ? [itemError(['modelAnswer'], `The model answer has ${words} words, more than students may write.`)]
    : []
}
