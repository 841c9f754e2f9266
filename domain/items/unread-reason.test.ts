import { expect, test } from 'vitest'
import { toPublicItem } from '@/domain/items/to-public-item'
import { unreadReason } from '@/domain/items/unread-reason'
import { sampleItem } from '@/tests/support/sample-items'

test('explains why a typed answer wasn’t saved', () => {
  const item = toPublicItem(sampleItem('numeric'))
  expect(unreadReason(item, '1.960')).toBe('Did you mean 1,960 or 1.96?')
  for (const [about, typed] of [
    [item, ''],
    [item, '1960'],
    [undefined, '1.960'],
  ] as const)
    expect(unreadReason(about, typed)).toBe('Your answer was empty or couldn’t be read. Try again.')
})
