import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item } from '@/domain/items/item'
import { chosenIn, optionsOf } from '@/domain/statistics/answer-kinds'

/** An incorrect option that many students chose. */
export interface Misconception {
  readonly stem: string
  readonly option: string
  /** The share of asked students who chose it, 0 to 1. */
  readonly share: number
  readonly count: number
  readonly asked: number
  readonly feedback: string | null
  /** `lesson#section`; null if the question names none. */
  readonly section: string | null
}

/** An incorrect option is a common misconception if more than this share chose it, with at least this many answers. */
const OFTEN = 0.25
const ENOUGH = 5

/** Finds the incorrect options of an item that more than 25% of at least 5 answers chose. @param answers equal responses, counted */
export function findMisconceptions(
  item: Item,
  answers: readonly { readonly response?: unknown; readonly count: number }[],
): Misconception[] {
  const asked = answers.reduce((sum, { count }) => sum + count, 0)
  if (asked < ENOUGH) return []
  return optionsOf(item)
    .filter(({ isKey }) => !isKey)
    .map(({ id, text, feedback }) => ({
      stem: item.stem,
      option: text,
      count: answers
        .filter(({ response }) => chosenIn(response).includes(id))
        .reduce((sum, { count }) => sum + count, 0),
      asked,
      feedback,
      section: item.section ?? null,
    }))
    .map((entry) => ({ ...entry, share: entry.count / asked }))
    .filter(({ share }) => !meetsThreshold(OFTEN, share))
}
