import type { ItemOfType, ItemType } from '@/domain/items/item'
import type { PresentationOrder, PublicOption } from '@/domain/items/item-lists'
import type { PublicItemOfType } from '@/domain/items/public-item'
import type { ItemResponse, Reading } from '@/domain/items/response'
import type { QuantityFormat } from '@/domain/items/types/numeric/read-quantity'

/**
 * Everything that an item type defines, one object for each concern, in the file of that name in the type’s folder.
 * The concerns are separate, so that a browser loads only those that its page uses. A registry (`<concern>-by-type.ts`)
 * lists the objects of all types; the compiler rejects one that lacks a type. The functions are methods, so that an
 * entry of a registry takes any item: call it only with an item of its type.
 */

/** What reaches a browser before the item is answered. */
export interface TypePresentation<T extends ItemType> {
  /** @param shuffled draws the order of a list, by its name */
  order(
    item: ItemOfType<T>,
    shuffled: (list: readonly PublicOption[], name: string) => string[],
  ): PresentationOrder
  /** Lists every field that passes. */
  toPublic(item: ItemOfType<T>, order: PresentationOrder): PublicItemOfType<T>
  /** Replaces the IDs that could reveal the key. */
  hideIds(item: ItemOfType<T>, hide: HideId): ItemOfType<T>
}

/** The ID that replaces `id`; equal IDs of different lists have different replacements. */
export type HideId = (list: string, id: string) => string

/** How a response is read and shown. Browsers use it with public items, so it needs no key and no exact numbers. */
export interface TypeResponse<T extends ItemType> {
  /** Takes any JSON. @returns the response in the shape of its type, or why it doesn’t have that shape */
  read(item: PublicItemOfType<T>, raw: unknown): Reading<ItemResponse>
  /** Unknown values, such as an unknown ID, pass through for `read` to report. */
  fromForm(item: PublicItemOfType<T>, form: ResponseForm): ItemResponse
  /** Takes any JSON. @returns the response as its learner sees it, without a key; null if there is nothing to show */
  format(item: PublicItemOfType<T>, response: unknown): string | null
  /** The IDs of the parts, such as stems or gaps, that are answered separately, if there are several. */
  partIds?(item: PublicItemOfType<T>): string[]
  /** The numbers to be typed, if there are any: how each is read, and its part. */
  numbers?(item: PublicItemOfType<T>): { readonly format: QuantityFormat; readonly part?: string }[]
}

/** The fields of one item in a submitted form. Empty ones are missing. */
export interface ResponseForm {
  /** The value of the item’s field, or of the field of a part. */
  field(...parts: readonly string[]): string | null
  /** The values of all selected checkboxes. */
  selected(): string[]
}
