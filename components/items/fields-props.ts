import type { ReactNode } from 'react'
import type { ItemType } from '@/domain/items/item'
import type { ItemResponse } from '@/domain/items/response'
import type { PublicItemOfType } from '@/domain/items/to-public-item'

/** What the fields of every type get: the item, the saved answer, and the prefix of the names of its fields. */
export interface FieldsProps<T extends ItemType = ItemType> {
  readonly item: PublicItemOfType<T>
  readonly response: ItemResponse
  readonly name: string
  /** The map that the item is asked on, without its controls. */
  readonly map?: ReactNode
}
