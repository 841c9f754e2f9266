import { ItemFields } from '@/components/items/item-fields'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/public-item'

/** A question as a student sees it, without what only those who teach know. Maps are drawn on the page of the assignment's preview. */
export function ItemPreview({ item }: { item: Item }) {
  const asked = toPublicItem(item, presentationOrder(item, 'preview'))
  return (
    <div key={JSON.stringify(asked)}>
      <p className="mb-3 font-semibold font-serif text-lg">{asked.stem}</p>
      <ItemFields item={asked} response={null} name="preview" />
    </div>
  )
}
