import { ItemFields } from '@/components/items/item-fields'
import { type CourseMap, QuestionMap } from '@/components/items/question-map'
import { Stem } from '@/components/items/rich-text'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/public-item'

/** A question as a student sees it, without what only those who teach know. */
export function ItemPreview({ item, maps }: { item: Item; maps: readonly CourseMap[] }) {
  const asked = toPublicItem(item, presentationOrder(item, 'preview'))
  const map = asked.type === 'hotspot' && maps.find(({ figure }) => figure.id === asked.figure)
  return (
    <div key={JSON.stringify(asked)}>
      <Stem as="p" text={asked.stem} className="mb-3 font-semibold font-serif text-lg" />
      <ItemFields
        item={asked}
        response={null}
        name="preview"
        map={asked.type === 'hotspot' && map && <QuestionMap map={map} item={asked} prefix="preview" />}
      />
    </div>
  )
}
