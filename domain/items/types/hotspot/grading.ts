import { gradeOfPart } from '@/domain/grading/grade'
import { WHOLE } from '@/domain/grading/review-row'
import { inOrder } from '@/domain/items/item-lists'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { gradeMultipleResponse } from '@/domain/items/types/multiple-response/grade-multiple-response'
import { decisionRows } from '@/domain/items/types/multiple-response/grading'
import { gradeChoice } from '@/domain/items/types/single-choice/grade-choice'
import { choiceRow } from '@/domain/items/types/single-choice/grading'

export const hotspotGrading = {
  grade: ({ multiple, regions, grading }, response) =>
    multiple
      ? gradeMultipleResponse(regions, grading, response)
      : gradeOfPart(gradeChoice(regions, response)),
  rows: ({ multiple, regions }, graded) =>
    multiple
      ? decisionRows(graded, inOrder(regions, graded.order.regions))
      : [choiceRow(graded, WHOLE, regions)],
  written: ({ regions }, index) => regions[index]?.text ?? null,
} satisfies TypeGrading<'hotspot'>
