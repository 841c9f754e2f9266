import { expect, test } from 'vitest'
import { ITEM_TYPES, ItemSchema } from '@/domain/items/item'
import { sampleItem } from '@/tests/support/sample-items'
import { formatItemKey } from './format-item-key'

test.each(ITEM_TYPES)('the key of a %s item has words', (type) => {
  expect(formatItemKey(ItemSchema.parse(sampleItem(type)))).not.toBe('')
})

test('only correct options are named', () => {
  const item = ItemSchema.parse(sampleItem('single-choice'))
  if (item.type !== 'single-choice') throw new Error('another type')
  const key = formatItemKey(item)
  for (const { text, key: isKey } of item.options) expect(key.includes(text)).toBe(isKey === true)
})
