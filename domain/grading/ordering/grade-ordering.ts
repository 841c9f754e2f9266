import { answeredPart, type Grade, gradedAs, unansweredGrade, ungradableFor } from '@/domain/grading/grade'
import { orderingShare } from '@/domain/grading/ordering/ordering-share'
import type { OrderingRule } from '@/domain/items/item'
import { readOrder } from '@/domain/items/response-shapes'

interface Ordering {
  readonly elements: readonly { readonly id: string }[]
  readonly grading: OrderingRule
}

/**
 * An order by one of the nine rules. An order that the learner never touched (`null`) is unanswered, even if it
 * happens to be right. A part is a place: its id is the element that belongs there, `chosen` the one that was put there.
 */
export function gradeOrdering({ elements, grading }: Ordering, raw: unknown): Grade {
  const right = elements.map(({ id }) => id)
  const order = readOrder(raw, right)
  if (!order.ok) return ungradableFor(order.problem)
  const { value } = order
  if (value === null) return unansweredGrade
  const parts = right.map((id, index) => answeredPart(id, value[index] === id ? 1 : 0, value[index] ?? null))
  const places = value.map((id) => right.indexOf(id))
  return gradedAs(orderingShare(grading, places), parts)
}
