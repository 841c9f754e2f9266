import { expect, test } from 'vitest'
import { validateItem } from '@/domain/items/validate-item'
import { sampleItem } from '@/tests/support/sample-items'

test('a rubric gives points for at least one criterion', () => {
  const item = sampleItem('open-response')
  const worth = (points: readonly number[]) => ({
    ...item,
    criteria: item.criteria.map((criterion, index) => ({ ...criterion, points: points[index] ?? 0 })),
  })
  const errors = (points: readonly number[]) =>
    validateItem(worth(points)).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []))
  expect(errors([0, 0, 0])).toEqual(['Give points for at least one criterion.'])
  expect(errors([0, 1, 0])).toEqual([])
})
