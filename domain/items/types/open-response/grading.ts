import { waitingResult } from '@/domain/grading/grade'
import { toRow, WHOLE } from '@/domain/grading/review-row'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { readEssay } from './response'

/** No program grades it: an answer is worth nothing until a person has graded it. */
export const openResponseGrading = {
  grade: (_, response) => waitingResult(readEssay(response)),
  rows(item, graded) {
    const part = graded.partOf(WHOLE.id)
    const given = part.chosen ?? graded.typedIn(WHOLE.id)
    return [toRow(part, WHOLE.label, given, item.modelAnswer, [])]
  },
  criteria: (item) => item.criteria,
} satisfies TypeGrading<'open-response'>
