import { type GradingResult, gradeOfPart } from '@/domain/grading/grade'
import type { Item } from '@/domain/items/item'
import { gradeCloze } from '@/domain/items/types/cloze/grade-cloze'
import { gradeMatching } from '@/domain/items/types/matching/grade-matching'
import { gradeMultipleResponse } from '@/domain/items/types/multiple-response/grade-multiple-response'
import { gradeNumeric } from '@/domain/items/types/numeric/grade-numeric'
import { gradeOrdering } from '@/domain/items/types/ordering/grade-ordering'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'
import { gradeChoice } from '@/domain/items/types/single-choice/grade-choice'
import { gradeTrueFalse } from '@/domain/items/types/true-false/grade-true-false'

/**
 * Grades any JSON as a response to the item: graded from 0 to `possible`, unanswered, or ungradable with a reason.
 * Never throws and never returns NaN.
 */
export function gradeResponse(item: Item, response: unknown): GradingResult {
  switch (item.type) {
    case 'single-choice':
      return gradeOfPart(gradeChoice(item.options, response))
    case 'true-false':
      return gradeOfPart(gradeTrueFalse(item.answer, response))
    case 'multiple-response':
      return gradeMultipleResponse(item.options, item.grading, response)
    case 'matching':
    case 'categorize':
      return gradeMatching(item, response)
    case 'ordering':
      return gradeOrdering(item, response)
    case 'numeric':
      return gradeOfPart(gradeNumeric(item, response))
    case 'short-text':
      return gradeOfPart(gradeShortText(item, response))
    case 'cloze':
      return gradeCloze(item.gaps, response)
    case 'hotspot':
      return item.multiple
        ? gradeMultipleResponse(item.regions, item.grading, response)
        : gradeOfPart(gradeChoice(item.regions, response))
    case 'evidence':
      return gradeMultipleResponse(item.passages, item.grading, response)
  }
}
