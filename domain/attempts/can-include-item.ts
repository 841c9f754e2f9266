import type { ItemType } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { isInPool } from './is-in-pool'
import type { Quiz } from './quiz'

/** Whether a quiz can include an item: it lists it, or one of its random rules matches it. */
export function canIncludeItem(
  { items, pools }: Pick<Quiz, 'items' | 'pools'>,
  item: { readonly id: string; readonly concept: string | null; readonly type: ItemType },
): boolean {
  return (
    items.includes(item.id) || (!isGradedByPerson(item.type) && pools.some((pool) => isInPool(pool, item)))
  )
}
