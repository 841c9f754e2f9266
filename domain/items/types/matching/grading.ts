import { plainOf, toRow } from '@/domain/grading/review-row'
import { inOrder } from '@/domain/items/item-lists'
import { plainText } from '@/domain/items/rich-text'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { gradeMatching, keyedChoices } from './grade-matching'

export const matchingGrading = {
  grade: (item, response) => gradeMatching(item, response),
  rows(item, { order, partOf, feedbackOf }) {
    const stems = inOrder(item.stems, order.stems)
    const keyed = keyedChoices(item, new Map(stems.map(({ id }) => [id, partOf(id).chosen])))
    const choiceOf = (id: string | null) => item.choices.find((choice) => choice.id === id)
    return stems.map((stem) => {
      const part = partOf(stem.id)
      const chosen = choiceOf(part.chosen)
      const feedback = part.status === 'incorrect' ? feedbackOf([chosen, stem]) : []
      const correct = plainOf(choiceOf(keyed.get(stem.id) ?? null)) ?? ''
      return toRow(part, plainText(stem.text), plainOf(chosen), correct, feedback)
    })
  },
  partWeights: ({ stems, grading }) => (grading === 'right-pairs' ? stems.map(() => 1) : undefined),
} satisfies TypeGrading<'matching' | 'categorize'>
