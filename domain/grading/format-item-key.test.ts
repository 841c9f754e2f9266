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

test.each(['multiple-response', 'evidence'] as const)(
  'the key of a %s item names only correct options',
  (type) => {
    const item = ItemSchema.parse(sampleItem(type))
    const options = 'options' in item ? item.options : 'passages' in item ? item.passages : []
    const keys = options.filter((option) => 'key' in option && option.key === true)
    expect(formatItemKey(item).split('; ').toSorted()).toEqual(keys.map(({ text }) => text).toSorted())
    for (const key of formatItemKey(item, 3).split('; ')) expect(key).toMatch(/^.{1,3}…$/)
  },
)

test('a key of several parts has a label for each, without parts that have no key anymore', () => {
  const item = sampleItem('matching')
  const stems = item.stems.slice(0, 3)
  expect(
    formatItemKey({ ...item, stems })
      .split('; ')
      .toSorted(),
  ).toEqual(['Gyumri: Armenia', 'Minsk: Belarus', 'Yerevan: Armenia'])
  const choices = item.choices.filter(({ id }) => id !== 'c1')
  expect(formatItemKey({ ...item, stems, choices })).toBe('Minsk: Belarus')
})

test('a key of one part is its text alone', () => {
  expect(formatItemKey(sampleItem('numeric'))).toBe('3600')
  expect(formatItemKey(sampleItem('open-response'))).toBe('CANARY model answer')
})
