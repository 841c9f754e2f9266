import type { Item } from '@/domain/items/item'

/** A response to any item that earns full marks, or nearly so where an accepted answer holds a wildcard. */
export function keyResponse(item: Item): unknown {
  switch (item.type) {
    case 'single-choice':
      return keys(item.options)[0]
    case 'true-false':
      return item.answer
    case 'multiple-response':
      return keys(item.options)
    case 'matching':
    case 'categorise':
      return Object.fromEntries(item.stems.map(({ id, choice }) => [id, choice]))
    case 'ordering':
      return item.elements.map(({ id }) => id)
    case 'numeric':
      return item.answers[0]?.value
    case 'short-text':
      return item.answers[0]?.text
    case 'cloze':
      return Object.fromEntries(item.gaps.map((gap) => [gap.id, keyOfGap(gap)]))
    case 'hotspot':
      return item.multiple ? keys(item.regions) : keys(item.regions)[0]
    case 'evidence':
      return keys(item.passages)
  }
}

type Gap = Extract<Item, { type: 'cloze' }>['gaps'][number]

function keyOfGap(gap: Gap): unknown {
  switch (gap.type) {
    case 'choice':
      return keys(gap.options)[0]
    case 'numeric':
      return gap.answers[0]?.value
    case 'text':
      return gap.answers[0]?.text
  }
}

function keys(list: readonly { id: string; key: boolean }[]): string[] {
  return list.filter(({ key }) => key).map(({ id }) => id)
}
