import { rubricPossible } from '@/domain/grading/rubric-grading'
import type { TypeExplanation } from '@/domain/items/types/item-type'
import { plural } from '@/domain/text/format'

export const openResponseExplanation = {
  explain: ({ modelAnswer, criteria }, grade) =>
    grade(modelAnswer).status === 'waiting'
      ? [
          `No program grades an answer. A person gives up to ${plural(rubricPossible(criteria), 'point')} for ${plural(criteria.length, 'criterion', 'criteria')}.`,
        ]
      : [],
} satisfies TypeExplanation<'open-response'>
