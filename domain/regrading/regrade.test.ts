import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ItemSchema } from '@/domain/items/item'
import { sampleItem } from '@/tests/support/sample-items'
import {
  needsKey,
  POLICY_LABELS,
  REGRADE_POLICIES,
  RegradedSchema,
  type RegradePolicy,
  RegradePolicySchema,
  regradedScore,
  scoreAsAsked,
  waiverOf,
} from './regrade'

const asked = ItemSchema.parse(sampleItem('single-choice'))
if (asked.type !== 'single-choice') throw new Error('another type')
const { options } = asked
const withKey = (versionId: string, key: string) => ({
  versionId,
  item: { ...asked, options: options.map((option) => ({ ...option, key: option.id === key })) },
})
/** Option b is the key now, then c. */
const [second, third] = [withKey('second', 'b'), withKey('third', 'c')]
const plainRules = { behavior: 'deferred', penalty: 0 } as const
const attemptItemOf = (response: unknown) => ({
  asked,
  rules: plainRules,
  answer: { response, certainty: null, tries: [], isLocked: false },
  points: 1,
})
const regraded = (
  policy: RegradePolicy,
  response: unknown,
  standing = scoreAsAsked(attemptItemOf(response)),
) => regradedScore(standing, attemptItemOf(response), { policy, changed: second })
const earned = (policy: RegradePolicy, response: unknown) => regraded(policy, response).earned

test('each policy gives its points', () => {
  expect([earned('new-key', 'a'), earned('new-key', 'b')]).toEqual([0, 1])
  expect([earned('new-or-old', 'a'), earned('new-or-old', 'b')]).toEqual([1, 1])
  expect([earned('full-credit', 'a'), earned('full-credit', null)]).toEqual([1, 1])
  expect([earned('leave', 'a'), earned('leave', 'b')]).toEqual([1, 0])
  expect(regraded('drop', 'a')).toMatchObject({ earned: 0, possible: 0 })
})

test('points record the version of the key', () => {
  expect(regraded('new-or-old', 'a').versionId).toBeNull()
  expect(regraded('new-or-old', 'b').versionId).toBe('second')
  expect(regraded('new-key', 'a').versionId).toBe('second')
})

test('a regrade builds on the previous one', () => {
  const byNewKey = regraded('new-key', 'b')
  expect(regraded('leave', 'b', byNewKey)).toEqual(byNewKey)
  const later = regradedScore(byNewKey, attemptItemOf('b'), { policy: 'new-or-old', changed: third })
  expect(later).toEqual(byNewKey)
  expect(regraded('new-or-old', 'c', regraded('full-credit', 'c')).earned).toBe(1)
})

test('a dropped item can count again', () => {
  expect(regraded('new-or-old', 'a', regraded('drop', 'a'))).toMatchObject({ earned: 1, possible: 1 })
  expect(regraded('full-credit', 'c', regraded('drop', 'c'))).toMatchObject({ earned: 1, possible: 1 })
})

test('the new key ignores deleted options, also in tries', () => {
  const changed = {
    versionId: 'shorter',
    item: { ...asked, options: options.filter(({ id }) => id !== 'b') },
  }
  const attemptItem = (behavior: 'certainty' | 'interactive', response: unknown, tries: unknown[] = []) => ({
    asked,
    rules: { behavior, penalty: 0.25 },
    answer: { response, certainty: 3, tries: tries.map((entry) => ({ response: entry })), isLocked: true },
    points: 1,
  })
  const byNewKey = (answered: ReturnType<typeof attemptItem>) =>
    regradedScore(scoreAsAsked(answered), answered, { policy: 'new-key', changed })
  expect(scoreAsAsked(attemptItem('certainty', 'b'))).toMatchObject({ status: 'graded', earned: -6 })
  expect(byNewKey(attemptItem('certainty', 'b'))).toMatchObject({ status: 'unanswered', earned: 0 })
  expect(scoreAsAsked(attemptItem('interactive', 'a', ['b', 'a'])).earned).toBe(0.75)
  expect(byNewKey(attemptItem('interactive', 'a', ['b', 'a'])).earned).toBe(1)
})

const anyAttemptItem = fc.record({
  behavior: fc.constantFrom(
    'deferred' as const,
    'immediate' as const,
    'interactive' as const,
    'certainty' as const,
  ),
  response: fc.oneof(fc.constantFrom('a', 'b', 'c', null), fc.jsonValue()),
  certainty: fc.constantFrom(1, 2, 3, null),
  tries: fc.array(fc.record({ response: fc.constantFrom('a', 'b', 'c', null) }), { maxLength: 3 }),
})
const anyPolicy = fc.constantFrom(...REGRADE_POLICIES)

test('new-or-old never loses points; full credit is full', () => {
  fc.assert(
    fc.property(anyAttemptItem, fc.option(anyPolicy), ({ behavior, ...answer }, before) => {
      const attemptItem = {
        asked,
        rules: { behavior, penalty: 0.25 },
        answer: { ...answer, isLocked: false },
        points: 1,
      }
      const plain = scoreAsAsked(attemptItem)
      const standing = before ? regradedScore(plain, attemptItem, { policy: before, changed: second }) : plain
      const score = (policy: RegradePolicy) =>
        regradedScore(standing, attemptItem, { policy, changed: third })
      const best = score('new-or-old')
      expect(best.earned).toBeGreaterThanOrEqual(score('new-key').earned)
      if (standing.possible > 0) expect(best.earned).toBeGreaterThanOrEqual(standing.earned)
      expect(score('full-credit').earned).toBe(score('full-credit').possible)
      expect(score('leave')).toEqual(standing)
    }),
  )
})

test('regrading is idempotent', () => {
  fc.assert(
    fc.property(anyAttemptItem, anyPolicy, ({ behavior, ...answer }, policy) => {
      const attemptItem = {
        asked,
        rules: { behavior, penalty: 0.25 },
        answer: { ...answer, isLocked: false },
        points: 1,
      }
      const once = regradedScore(scoreAsAsked(attemptItem), attemptItem, { policy, changed: second })
      expect(regradedScore(once, attemptItem, { policy, changed: second })).toEqual(once)
    }),
  )
})

test.each<[RegradePolicy[], 'full-credit' | 'dropped' | null]>([
  [[], null],
  [['new-key'], null],
  [['new-or-old'], null],
  [['leave'], null],
  [['full-credit'], 'full-credit'],
  [['drop'], 'dropped'],
  [['full-credit', 'drop'], 'dropped'],
  [['drop', 'full-credit'], 'full-credit'],
  [['full-credit', 'leave'], 'full-credit'],
  [['drop', 'leave'], 'dropped'],
  [['full-credit', 'new-key'], null],
  [['drop', 'new-key'], null],
  [['drop', 'new-or-old'], null],
  // No one loses points.
  [['full-credit', 'new-or-old'], 'full-credit'],
  [['full-credit', 'new-or-old', 'new-key'], null],
])('the regrades %j combine to %j', (policies, waiver) => {
  expect(waiverOf(policies)).toBe(waiver)
})

test('only key-based policies need a key', () => {
  expect(REGRADE_POLICIES.filter(needsKey)).toEqual(['new-key', 'new-or-old'])
})

test('every policy has a distinct label', () => {
  const labels = REGRADE_POLICIES.map((policy) => POLICY_LABELS[policy])
  expect(new Set(labels).size).toBe(REGRADE_POLICIES.length)
  for (const text of labels) expect(text).toMatch(/^[A-Z].{10,}/)
})

test('a stored regrade round-trips strictly', () => {
  const stored = { policy: 'new-key', versionId: null, runId: 'run', reason: 'Why.' }
  expect(RegradedSchema.parse(stored)).toEqual(stored)
  expect(RegradedSchema.safeParse({}).success).toBe(false)
  expect(REGRADE_POLICIES.every((policy) => RegradePolicySchema.safeParse(policy).success)).toBe(true)
  expect(RegradePolicySchema.safeParse('another').success).toBe(false)
})

test('a regrade keeps what a question is worth', () => {
  fc.assert(
    fc.property(
      anyAttemptItem,
      anyPolicy,
      fc.constantFrom(0.5, 2, 3, 10),
      ({ behavior, ...answer }, policy, points) => {
        const worth = (each: number) => ({
          ...{ asked, rules: { behavior, penalty: 0.25 }, points: each },
          answer: { ...answer, isLocked: false },
        })
        const after = (each: number) =>
          regradedScore(scoreAsAsked(worth(each)), worth(each), { policy, changed: second })
        expect(after(points).possible).toBeCloseTo(after(1).possible * points, 9)
        expect(after(points).earned).toBeCloseTo(after(1).earned * points, 9)
      },
    ),
  )
})
