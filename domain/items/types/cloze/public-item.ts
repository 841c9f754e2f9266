import { type PublicOption, toPublicOptions, withHiddenIds } from '@/domain/items/item-lists'
import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'
import { type PublicNumber, toPublicNumber } from '@/domain/items/types/numeric/public-item'
import { type PublicText, toPublicText } from '@/domain/items/types/short-text/public-item'
import type { ItemGap } from './schema'

interface PublicGapBase {
  readonly id: string
  readonly label: string
}

export type PublicGap = PublicGapBase &
  (
    | { readonly type: 'choice'; readonly options: readonly PublicOption[] }
    | PublicNumber
    | ({ readonly type: 'text' } & PublicText)
  )

export interface PublicCloze extends PublicItemBase {
  readonly type: 'cloze'
  readonly text: string
  readonly gaps: readonly PublicGap[]
}

export const clozePublicItem = {
  order: ({ gaps }, { arranged }) =>
    Object.fromEntries(
      gaps.flatMap((gap) =>
        gap.type === 'choice' ? [[listOf(gap), arranged(gap.options, listOf(gap))]] : [],
      ),
    ),
  toPublic: ({ type, id, stem, text, gaps }, order) => ({
    ...{ type, id, stem, text },
    gaps: gaps.map((gap) => toPublicGap(gap, order[listOf(gap)])),
  }),
  // The IDs of gaps are in the text.
  hideIds: (item, hide) => ({
    ...item,
    gaps: item.gaps.map((gap) =>
      gap.type === 'choice' ? { ...gap, options: withHiddenIds(gap.options, listOf(gap), hide) } : gap,
    ),
  }),
} satisfies TypePublicItem<'cloze'>

function listOf({ id }: ItemGap): string {
  return `gap:${id}`
}

function toPublicGap(gap: ItemGap, order: readonly string[] | undefined): PublicGap {
  const { id, label } = gap
  switch (gap.type) {
    case 'choice':
      return { id, label, type: gap.type, options: toPublicOptions(gap.options, order) }
    case 'numeric':
      return { id, label, ...toPublicNumber(gap) }
    case 'text':
      return { id, label, type: gap.type, ...toPublicText(gap) }
  }
}
