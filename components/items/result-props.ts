import type { ReactNode } from 'react'
import type { ItemType } from '@/domain/items/item'
import type { PublicItemOfType } from '@/domain/items/to-public-item'
import type { ResultRow } from './option-marks'

/** What the result view of every type gets: the item as the learner saw it, and the rows of its results that may be shown. */
export interface ResultProps<T extends ItemType = ItemType> {
  readonly item: PublicItemOfType<T>
  readonly rows: readonly ResultRow[]
  /** The map that the item is asked on. */
  readonly map?: ReactNode
}
