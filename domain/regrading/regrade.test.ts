import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ItemSchema } from '@/domain/items/item'
import { sampleItem } from '@/tests/support/sample-items'
import { REGRADE_POLICIES, regradePlace } from './regrade'

const asked = ItemSchema.parse(sampleItem('single-choice'))
if (asked.type !== 'single-choice') throw new Error('another type')
/** Option b is the key now. */
const changed = {
  ...asked,
  options: asked.options.map((option) => ({ ...option, key: option.id === 'b' })),
}
const rules = { behaviour: 'deferred', penalty: 0 } as const
const answer = (response: unknown) => ({ response, certainty: null, tries: [], isLocked: false })
const earned = (policy: (typeof REGRADE_POLICIES)[number], response: unknown) =>
  regradePlace(asked, changed, policy, rules, answer(response)).earned

test('the new key alone, or the better of two, or everything, or nothing of nothing', () => {
  expect([earned('new-key', 'a'), earned('new-key', 'b')]).toEqual([0, 1])
  expect([earned('new-or-old', 'a'), earned('new-or-old', 'b')]).toEqual([1, 1])
  expect([earned('full-marks', 'a'), earned('full-marks', null)]).toEqual([1, 1])
  expect([earned('leave', 'a'), earned('leave', 'b')]).toEqual([1, 0])
  expect(regradePlace(asked, changed, 'drop', rules, answer('a'))).toMatchObject({ earned: 0, possible: 0 })
})

test('nobody loses by the new or the old key, and full marks are full, whatever was answered and however it is marked', () => {
  const behaviours = fc.constantFrom('deferred', 'immediate', 'interactive', 'certainty')
  const tries = fc.array(fc.record({ response: fc.constantFrom('a', 'b', 'c', null) }), { maxLength: 3 })
  fc.assert(
    fc.property(
      behaviours,
      fc.oneof(fc.constantFrom('a', 'b', 'c', null), fc.jsonValue()),
      fc.constantFrom(1, 2, 3, null),
      tries,
      (behaviour, response, certainty, checked) => {
        const given = { response, certainty, tries: checked, isLocked: false }
        const mark = (policy: (typeof REGRADE_POLICIES)[number]) =>
          regradePlace(asked, changed, policy, { behaviour, penalty: 0.25 }, given)
        const [old, fresh, better] = [mark('leave'), mark('new-key'), mark('new-or-old')]
        expect(better.earned).toBe(Math.max(old.earned, fresh.earned))
        expect(mark('full-marks').earned).toBe(mark('full-marks').possible)
        for (const policy of REGRADE_POLICIES) expect(Number.isFinite(mark(policy).earned)).toBe(true)
      },
    ),
  )
})

test('the mark comes with the item whose key gave it', () => {
  expect(regradePlace(asked, changed, 'new-or-old', rules, answer('a')).item).toBe(asked)
  expect(regradePlace(asked, changed, 'new-or-old', rules, answer('b')).item).toBe(changed)
})
