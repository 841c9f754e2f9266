import type { ItemType } from '@/domain/items/item'

/** Types that are answered with one choice, number, or word, so that they fit in a lesson or next to another question. */
const BRIEF_TYPES = ['single-choice', 'true-false', 'numeric', 'short-text'] as const satisfies ItemType[]

export type BriefType = (typeof BRIEF_TYPES)[number]

export function isBrief(type: ItemType): type is BriefType {
  return BRIEF_TYPES.some((brief) => brief === type)
}
