import type { TypePublicItem } from '@/domain/items/types/item-type'
import { hiddenPairs, type PublicPairs, toPublicPairs } from '@/domain/items/types/matching/public-item'

export interface PublicCategorize extends PublicPairs {
  readonly type: 'categorize'
}

export const categorizePublicItem = {
  order: ({ stems, choices }, { shuffled, arranged }) => ({
    stems: shuffled(stems, 'stems'),
    choices: arranged(choices, 'choices'),
  }),
  toPublic: (item, order) => ({ type: item.type, ...toPublicPairs(item, order) }),
  hideIds: (item, hide) => ({ ...item, ...hiddenPairs(item, hide) }),
} satisfies TypePublicItem<'categorize'>
