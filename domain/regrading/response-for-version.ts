import type { AttemptItemAnswer } from '@/domain/attempts/grade-attempt-item'
import type { Item } from '@/domain/items/item'
import { analysisByType } from '@/domain/items/types/analysis-by-type'

/**
 * Removes the parts of an answer that a later version of its item no longer has: a deleted option counts neither for nor against the learner, and neither
 * does a deleted stem, element, or gap. In single choice, a deleted option becomes unanswered.
 * @param asked the version that was answered
 * @param graded the version whose key grades it
 */
export function answerForVersion(asked: Item, graded: Item, answer: AttemptItemAnswer): AttemptItemAnswer {
  if (asked === graded) return answer
  return {
    ...answer,
    response: responseForVersion(asked, graded, answer.response),
    tries: answer.tries.map(({ response }) => ({ response: responseForVersion(asked, graded, response) })),
  }
}

/** Removes the parts of a response to `asked` that `graded` no longer has. Takes any JSON; values that don’t fit the item don’t change. */
export function responseForVersion(asked: Item, graded: Item, response: unknown): unknown {
  const before = analysisByType[asked.type].responseIds(asked)
  const after = analysisByType[graded.type].responseIds(graded)
  const isGoneEntry = (id: unknown) => isGone(id, before.entries, after.entries)
  const kept = (id: unknown, isGone: boolean) => (isGone ? null : id)
  if (Array.isArray(response)) return response.filter((id) => !isGoneEntry(id))
  if (typeof response === 'string') return kept(response, isGoneEntry(response))
  if (typeof response !== 'object' || response === null) return response
  return Object.fromEntries(
    Object.entries(response)
      .filter(([part]) => !isGone(part, before.parts, after.parts))
      .map(([part, id]) => [
        part,
        kept(
          id,
          before.ofPart ? isGone(id, before.ofPart.get(part), after.ofPart?.get(part)) : isGoneEntry(id),
        ),
      ]),
  )
}

function isGone(
  id: unknown,
  before: readonly unknown[] | undefined,
  after: readonly unknown[] | undefined,
): boolean {
  return Boolean(before?.includes(id)) && !after?.includes(id)
}
