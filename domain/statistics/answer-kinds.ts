import { fractionOf } from '@/domain/grading/choice/grade-choice'
import { gradeResponse } from '@/domain/grading/grade-response'
import { formatResponse } from '@/domain/items/format-response'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/public-item'
import { plainText } from '@/domain/items/rich-text'
import { labelsById } from '@/domain/items/same-text'
import { responseKey } from '@/domain/regrading/response-key'
import type { AnswerGroup } from './distractors'

export interface AnalyzedOption {
  readonly id: string
  readonly text: string
  readonly isKey: boolean
  readonly feedback: string | null
}

/** The options of an item, in the author’s order; empty if nothing is selected from a list. */
export function optionsOf(item: Item): AnalyzedOption[] {
  const listed = (
    options: readonly { id: string; text: string; key?: boolean; fraction?: number; feedback?: string }[],
  ) => {
    const labels = labelsById(options)
    const keyed = new Set(options.filter((option) => fractionOf(option) > 0).map(({ id }) => labels.get(id)))
    return options.map(({ id, text, feedback = null }) => ({
      id,
      text: plainText(text),
      // Options with the same text are interchangeable.
      isKey: keyed.has(labels.get(id)),
      feedback,
    }))
  }
  switch (item.type) {
    case 'single-choice':
    case 'multiple-response':
      return listed(item.options)
    case 'hotspot':
      return listed(item.regions)
    case 'evidence':
      return listed(item.passages)
    case 'true-false':
      return [true, false].map((value) => ({
        id: String(value),
        text: value ? 'True' : 'False',
        isKey: value === item.answer,
        feedback: value === item.answer ? null : (item.otherwise?.feedback ?? null),
      }))
    case 'matching':
    case 'categorize': {
      const labels = labelsById(item.choices)
      return item.stems.flatMap((stem) =>
        item.choices.map((choice) => {
          const isKey = labels.get(stem.choice) === labels.get(choice.id)
          return {
            id: `${stem.id}/${choice.id}`,
            text: `${plainText(stem.text)} → ${plainText(choice.text)}`,
            isKey,
            feedback: isKey ? null : (choice.feedback ?? stem.feedback ?? null),
          }
        }),
      )
    }
    default:
      return []
  }
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
