import { expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { ITEM_TYPES, ItemSchema } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { sampleItem } from '@/tests/support/sample-items'
import { withAcceptedResponse } from './accept-response'

const of = (type: (typeof ITEM_TYPES)[number]) => ItemSchema.parse(sampleItem(type))
const share = (item: ReturnType<typeof of>, response: unknown) => {
  const grade = gradeResponse(item, response)
  return grade.status === 'graded' ? grade.earned / grade.possible : null
}

test('what is accepted earns full marks, what was right still does, and the item can be published', () => {
  for (const [type, response] of [
    ['single-choice', 'b'],
    ['numeric', '4321'],
    ['short-text', 'an odd * answer'],
  ] as const) {
    const item = of(type)
    const accepted = withAcceptedResponse(item, response)
    if (!accepted.ok) throw new Error(accepted.why)
    expect(ItemSchema.safeParse(accepted.item).success, type).toBe(true)
    expect(share(item, response), type).not.toBe(1)
    expect(share(accepted.item, response), type).toBe(1)
    expect(share(accepted.item, keyResponse(item)), type).toBe(1)
  }
  const text = withAcceptedResponse(of('short-text'), 'an odd * answer')
  expect(text.ok && share(text.item, 'an odd other answer')).not.toBe(1)
})

test('what cannot be added is told with its reason, and never throws', () => {
  for (const type of ITEM_TYPES)
    for (const response of [null, {}, [], 'nonsense id', 7, { a: 1 }]) {
      const accepted = withAcceptedResponse(of(type), response)
      if (!accepted.ok) expect(accepted.why.length).toBeGreaterThan(10)
    }
  expect(withAcceptedResponse(of('true-false'), true).ok).toBe(false)
  expect(withAcceptedResponse(of('ordering'), ['x']).ok).toBe(false)
})
