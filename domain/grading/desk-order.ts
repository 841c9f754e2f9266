/** How graders go through answers: all answers to a question, or all answers of a student, one after the other. */
export const DESK_ORDERS = ['question', 'student'] as const
export type DeskOrder = (typeof DESK_ORDERS)[number]

interface ListedAnswer {
  readonly learnerId: string
  readonly slot: number
  readonly itemId: string
}

/**
 * The order of answers at the desk. Neither order depends on names, so that it reveals none.
 * @param answers in the order of submission
 */
export function orderAnswers<A extends ListedAnswer>(answers: readonly A[], order: DeskOrder): A[] {
  const groups = [...new Set(answers.map((answer) => groupOf(answer, order)))]
  // Questions in the order in which the students saw them; a pool can show one at several places.
  const first = new Map(groups.map((group) => [group, firstSlot(answers, group, order)]))
  if (order === 'question')
    groups.sort((a, b) => (first.get(a) ?? 0) - (first.get(b) ?? 0) || (a < b ? -1 : 1))
  return groups.flatMap((group) => answers.filter((answer) => groupOf(answer, order) === group))
}

function groupOf({ itemId, learnerId }: ListedAnswer, order: DeskOrder): string {
  return order === 'question' ? itemId : learnerId
}

function firstSlot(answers: readonly ListedAnswer[], group: string, order: DeskOrder): number {
  return Math.min(...answers.flatMap((answer) => (groupOf(answer, order) === group ? [answer.slot] : [])))
}

/** The position of the next answer that waits, from 1, after `position` and then from the start; null if no other waits. */
export function findNextWaiting(isWaiting: readonly boolean[], position: number): number | null {
  const positions = isWaiting.map((_, index) => index + 1)
  const others = [...positions.slice(position), ...positions.slice(0, position - 1)]
  return others.find((other) => isWaiting[other - 1]) ?? null
}
