import { ITEM_TYPES, type ItemType } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import type { Quiz } from './quiz'

/** Whether a quiz can include an item: it lists it, or one of its random rules matches it. */
export function canIncludeItem(
  { items, pools }: Pick<Quiz, 'items' | 'pools'>,
  item: { readonly id: string; readonly concept: string; readonly type: ItemType },
): boolean {
  return (
    items.includes(item.id) ||
    (!isGradedByPerson(item.type) &&
      pools.some(
        ({ concepts, types = ITEM_TYPES }) => concepts.includes(item.concept) && types.includes(item.type),
      ))
  )
}
