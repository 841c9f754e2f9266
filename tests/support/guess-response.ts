import type { ItemResponse } from '@/domain/items/response'
import type { PublicItem } from '@/domain/items/to-public-item'

/** An answer to any question, correct or not, made only from what a learner is shown. */
export function guessResponse(item: PublicItem): ItemResponse {
  switch (item.type) {
    case 'single-choice':
      return firstId(item.options)
    case 'multiple-response':
      return [firstId(item.options)]
    case 'true-false':
      return true
    case 'matching':
    case 'categorize':
      return Object.fromEntries(item.stems.map(({ id }) => [id, firstId(item.choices)]))
    case 'ordering':
      return item.elements.map(({ id }) => id)
    case 'numeric':
      return '7'
    case 'short-text':
      return 'seven'
    case 'cloze':
      return Object.fromEntries(
        item.gaps.map((gap) => [gap.id, gap.type === 'choice' ? firstId(gap.options) : '7']),
      )
    case 'hotspot':
      return item.multiple ? [firstId(item.regions)] : firstId(item.regions)
    case 'open-response':
      return 'I think so.'
    case 'evidence':
      return [firstId(item.passages)]
  }
}

function firstId(list: readonly { readonly id: string }[]): string {
  return list[0]?.id ?? ''
}
