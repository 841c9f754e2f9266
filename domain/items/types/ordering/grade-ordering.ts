import {
  answeredPart,
  type GradingResult,
  gradedResult,
  unansweredResult,
  ungradableResult,
} from '@/domain/grading/grade'
import { readOrder } from '@/domain/items/response-shapes'
import { type Labeled, labelsById } from '@/domain/items/same-text'
import { orderingShare } from '@/domain/items/types/ordering/ordering-share'
import type { OrderingRule } from '@/domain/items/types/ordering/schema'

interface Ordering {
  readonly elements: readonly Labeled[]
  readonly grading: OrderingRule
}

/** What identifies an element; the same for equal ones. */
type Label = string | undefined

/** The number of ways of distinguishing equal elements beyond which not all are tried. */
const MAX_LABELINGS = 5040

/**
 * An order by one of the nine rules. An order that the learner never touched (`null`) is unanswered, even if it
 * happens to be correct. A part is a position: its ID counts from 1, `chosen` is the element that was put there.
 * Elements with the same text are interchangeable: the order earns the best possible credit.
 */
export function gradeOrdering({ elements, grading }: Ordering, raw: unknown): GradingResult {
  const ids = elements.map(({ id }) => id)
  const order = readOrder(raw, ids)
  if (!order.ok) return ungradableResult(order.problem)
  const { value } = order
  if (value === null) return unansweredResult
  const labels = labelsById(elements)
  const shown = value.map((id) => labels.get(id))
  const correct = ids.map((id) => labels.get(id))
  const parts = value.map((id, index) =>
    answeredPart(String(index + 1), shown[index] === correct[index] ? 1 : 0, id),
  )
  const share = Math.max(...labelings(shown, correct).map((places) => orderingShare(grading, places)))
  return gradedResult(share, parts)
}

/**
 * For each position shown, the correct position of the element there, in every way of distinguishing equal elements.
 * If there are very many ways, only one is used: equal elements in their correct position stay, and the others fill
 * the remaining positions in order.
 */
function labelings(shown: readonly Label[], correct: readonly Label[]): number[][] {
  const groups = [...new Set(correct)].map((label) => ({
    positions: indexesOf(shown, label),
    targets: indexesOf(correct, label),
  }))
  const count = groups.reduce((product, { targets }) => product * factorial(targets.length), 1)
  const ways = groups.map(({ positions, targets }) =>
    count > MAX_LABELINGS ? [inPositionFirst(positions, targets)] : permutations(targets),
  )
  return groups.reduce<number[][]>(
    (all, { positions }, group) =>
      all.flatMap((places) =>
        (ways[group] ?? []).map((targets) => {
          const next = [...places]
          positions.forEach((position, index) => {
            next[position] = targets[index] ?? 0
          })
          return next
        }),
      ),
    // Stryker disable next-line ArrowFunction: each position is filled in above
    [shown.map(() => 0)],
  )
}

function inPositionFirst(positions: readonly number[], targets: readonly number[]): number[] {
  const left = targets.filter((target) => !positions.includes(target))
  return positions.map((position) => (targets.includes(position) ? position : (left.shift() ?? 0)))
}

function indexesOf(list: readonly Label[], label: Label): number[] {
  return list.flatMap((entry, index) => (entry === label ? [index] : []))
}

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((first, index) =>
    permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((rest) => [first, ...rest]),
  )
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}
