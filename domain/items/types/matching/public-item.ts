import type { ItemOfType } from '@/domain/items/item'
import {
  type PresentationOrder,
  type PublicOption,
  toPublicOptions,
  withHiddenIds,
} from '@/domain/items/item-lists'
import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { HideId, TypePublicItem } from '@/domain/items/types/item-type'

export interface PublicPairs extends PublicItemBase {
  readonly stems: readonly PublicOption[]
  readonly choices: readonly PublicOption[]
}

export interface PublicMatching extends PublicPairs {
  readonly type: 'matching'
}

export const matchingPublicItem = {
  order: ({ stems, choices }, { shuffled, arranged }) => ({
    stems: shuffled(stems, 'stems'),
    choices: arranged(choices, 'choices'),
  }),
  toPublic: (item, order) => ({ type: item.type, ...toPublicPairs(item, order) }),
  hideIds: (item, hide) => ({ ...item, ...hiddenPairs(item, hide) }),
} satisfies TypePublicItem<'matching'>

type Pairs = Pick<ItemOfType<'matching'>, 'id' | 'stem' | 'stems' | 'choices'>

/** Stems and choices, each in its order. */
export function toPublicPairs({ id, stem, stems, choices }: Pairs, order: PresentationOrder): PublicPairs {
  return {
    ...{ id, stem },
    stems: toPublicOptions(stems, order.stems),
    choices: toPublicOptions(choices, order.choices),
  }
}

/** Stems and choices with hidden IDs, which each stem refers to. */
export function hiddenPairs({ stems, choices }: Pairs, hide: HideId): Pick<Pairs, 'stems' | 'choices'> {
  return {
    stems: withHiddenIds(stems, 'stems', hide).map((stem) => ({
      ...stem,
      choice: hide('choices', stem.choice),
    })),
    choices: withHiddenIds(choices, 'choices', hide),
  }
}
