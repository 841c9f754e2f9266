import type { ItemType } from '@/domain/items/item'
import type { Quiz } from './quiz'

type Pool = Pick<Quiz['pools'][number], 'concepts' | 'types'>

/** Whether a random rule matches an item. An item without a concept matches none. */
export function isInPool(
  { concepts, types }: Pool,
  { concept, type }: { readonly concept: string | null; readonly type: ItemType },
): boolean {
  return concept !== null && concepts.includes(concept) && (types?.includes(type) ?? true)
}
