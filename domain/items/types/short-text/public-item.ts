import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'

/** What must match exactly, so that the page can inform learners. */
export interface PublicText {
  readonly caseSensitive?: boolean | undefined
  readonly accentSensitive?: boolean | undefined
  readonly punctuationSensitive?: boolean | undefined
}

export interface PublicShortText extends PublicItemBase, PublicText {
  readonly type: 'short-text'
}

export const shortTextPublicItem = {
  order: () => ({}),
  toPublic: (item) => ({ type: item.type, id: item.id, stem: item.stem, ...toPublicText(item) }),
  hideIds: (item) => item,
} satisfies TypePublicItem<'short-text'>

/** What a learner needs to know about a text to type. */
export function toPublicText({
  caseSensitive,
  accentSensitive,
  punctuationSensitive,
}: PublicText): PublicText {
  return {
    ...(caseSensitive && { caseSensitive }),
    ...(accentSensitive && { accentSensitive }),
    ...(punctuationSensitive && { punctuationSensitive }),
  }
}
