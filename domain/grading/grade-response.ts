import type { GradingResult } from '@/domain/grading/grade'
import type { Item } from '@/domain/items/item'
import { gradingByType } from '@/domain/items/types/grading-by-type'

/**
 * Grades any JSON as a response to the item: graded from 0 to `possible`, unanswered, or ungradable with a reason.
 * Never throws and never returns NaN.
 */
export function gradeResponse(item: Item, response: unknown): GradingResult {
  return gradingByType[item.type].grade(item, response)
}
