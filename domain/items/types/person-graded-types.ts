import type { ItemType } from '@/domain/items/item'

/** Types whose answers no program can grade: they count once a person has graded them, and never in self-study. */
export const PERSON_GRADED_TYPES = ['open-response'] as const satisfies ItemType[]

export function isGradedByPerson(type: ItemType): boolean {
  return PERSON_GRADED_TYPES.some((graded) => graded === type)
}
