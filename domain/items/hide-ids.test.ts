import { describe, expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import { hideIds } from '@/domain/items/hide-ids'
import { ItemSchema } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { keyOf, sampleItem, sampleItems } from '@/tests/support/sample-items'

describe.each(sampleItems)('$id with hidden ids', (item) => {
  const hidden = hideIds(item, 'salt')

  test('is a stable item that depends on the salt', () => {
    expect(ItemSchema.parse(hidden)).toEqual(hidden)
    expect(hideIds(item, 'salt')).toEqual(hidden)
    const keepsIds = ['true-false', 'numeric', 'short-text', 'hotspot', 'open-response'].includes(item.type)
    expect(JSON.stringify(hideIds(item, 'other')) === JSON.stringify(hidden)).toBe(keepsIds)
  })

  test('is graded and reviewed the same', () => {
    const response = hidden.type === 'cloze' ? { body: 'OSCE', size: '3600' } : keyOf(hidden)
    const grade = gradeResponse(hidden, response)
    const earned = hidden.type === 'cloze' ? 0.75 : isGradedByPerson(hidden.type) ? 0 : 1
    expect(grade).toMatchObject({ earned })
    const words = (of: ReturnType<typeof reviewItem>) => of.rows.map(({ given, correct }) => [given, correct])
    const before = item.type === 'cloze' ? response : keyOf(item)
    expect(words(reviewItem(hidden, response, grade))).toEqual(
      words(reviewItem(item, before, gradeResponse(item, before))),
    )
  })
})

test('sorted hidden IDs don’t reveal the correct order', () => {
  const correct = Array.from({ length: 600 }, (_, index) =>
    hideIds(sampleItem('ordering', { id: `order-${index}` }), ''),
  )
    .map((item) => (item.type === 'ordering' ? item.elements.slice(0, 3).map(({ id }) => id) : []))
    .filter((ids) => ids.join() === [...ids].sort().join())
  expect(Math.abs(correct.length - 100)).toBeLessThan(35)
})
