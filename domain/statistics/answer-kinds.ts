import { gradeResponse } from '@/domain/grading/grade-response'
import { formatResponse } from '@/domain/items/format-response'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/to-public-item'
import { analysisByType } from '@/domain/items/types/analysis-by-type'
import { responseKey } from '@/domain/regrading/response-key'
import type { AnalyzedOption } from './analyzed-options'
import type { AnswerGroup } from './distractors'

/** The options of an item, in the author’s order; empty if nothing is selected from a list. */
export function optionsOf(item: Item): AnalyzedOption[] {
  return analysisByType[item.type].options?.(item) ?? []
}

/** The IDs of `optionsOf` that an answer selects. */
export function chosenIn(response: unknown): string[] {
  if (Array.isArray(response)) return response.map(String)
  if (typeof response === 'object' && response !== null)
    return Object.entries(response).map(([stem, choice]) => `${stem}/${String(choice)}`)
  return response === null || response === undefined ? [] : [String(response)]
}

export interface TypedAnswer {
  readonly text: string
  readonly count: number
  /** The share of the item’s points that it earns, 0 to 1; `null` if it can’t be read. */
  readonly fraction: number | null
}

/** Groups answers that are graded as equal, the most frequent first. */
export function commonAnswers(item: Item, groups: readonly AnswerGroup[]): TypedAnswer[] {
  const publicItem = toPublicItem(item, presentationOrder(item, ''))
  const joined = new Map<string, TypedAnswer>()
  for (const { response, count } of groups) {
    const words = formatResponse(publicItem, response)
    if (words === null) continue
    const key = responseKey(item, response)
    const before = joined.get(key)
    const grade = gradeResponse(item, response)
    joined.set(key, {
      text: before?.text ?? words,
      count: (before?.count ?? 0) + count,
      // Stryker disable next-line ArithmeticOperator: an item alone is out of 1
      fraction: grade.status === 'graded' ? grade.earned / grade.possible : null,
    })
  }
  return [...joined.values()].sort((a, b) => b.count - a.count)
}
