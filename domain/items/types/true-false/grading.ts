import { gradeOfPart } from '@/domain/grading/grade'
import { toRow } from '@/domain/grading/review-row'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { gradeTrueFalse } from './grade-true-false'

export const trueFalseGrading = {
  grade: ({ answer }, response) => gradeOfPart(gradeTrueFalse(answer, response)),
  rows({ answer, otherwise }, graded) {
    const part = graded.partOf('answer')
    const given = part.chosen === null ? null : formatTruth(part.chosen === 'true')
    const feedback = part.status === 'incorrect' ? graded.feedbackOf([otherwise]) : []
    const row = toRow(part, null, given, formatTruth(answer), feedback)
    return [{ ...row, options: { chosen: part.chosen, keys: [String(answer)] } }]
  },
} satisfies TypeGrading<'true-false'>

function formatTruth(truth: boolean): string {
  return truth ? 'True' : 'False'
}
