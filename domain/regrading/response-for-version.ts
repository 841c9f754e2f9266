import type { AttemptItemAnswer } from '@/domain/attempts/grade-attempt-item'
import type { Item } from '@/domain/items/item'

/**
 * Removes the parts of an answer that a later version of its item no longer has: a deleted option counts neither for nor against the learner (definitions §1), and neither
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
  const before = listsOf(asked)
  const after = listsOf(graded)
  const isGone = (list: string, id: unknown) =>
    Boolean(before[list]?.includes(id)) && !after[list]?.includes(id)
  const knownOrNull = (list: string, id: unknown) => (isGone(list, id) ? null : id)
  if (Array.isArray(response)) return response.filter((id) => !isGone('entries', id))
  if (typeof response === 'string') return knownOrNull('entries', response)
  if (typeof response !== 'object' || response === null) return response
  return Object.fromEntries(
    Object.entries(response)
      .filter(([part]) => !isGone('parts', part))
      .map(([part, value]) => [part, knownOrNull(asked.type === 'cloze' ? `gap ${part}` : 'entries', value)]),
  )
}

/** The IDs that a response can contain: `entries` are selected or ordered, `parts` are answered separately. */
function listsOf(item: Item): Record<string, readonly unknown[]> {
  switch (item.type) {
    case 'single-choice':
    case 'multiple-response':
      return { entries: idsOf(item.options) }
    case 'hotspot':
      return { entries: idsOf(item.regions) }
    case 'evidence':
      return { entries: idsOf(item.passages) }
    case 'ordering':
      return { entries: idsOf(item.elements) }
    case 'matching':
    case 'categorize':
      return { entries: idsOf(item.choices), parts: idsOf(item.stems) }
    case 'cloze':
      return {
        parts: idsOf(item.gaps),
        ...Object.fromEntries(
          item.gaps.flatMap((gap) => (gap.type === 'choice' ? [[`gap ${gap.id}`, idsOf(gap.options)]] : [])),
        ),
      }
    default:
      return {}
  }
}

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id)
}
