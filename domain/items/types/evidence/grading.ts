import { inOrder } from '@/domain/items/item-lists'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { gradeMultipleResponse } from '@/domain/items/types/multiple-response/grade-multiple-response'
import { decisionRows } from '@/domain/items/types/multiple-response/grading'

export const evidenceGrading = {
  grade: ({ passages, grading }, response) => gradeMultipleResponse(passages, grading, response),
  rows: ({ passages }, graded) => decisionRows(graded, inOrder(passages, graded.order.passages)),
} satisfies TypeGrading<'evidence'>
