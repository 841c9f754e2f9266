import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AttemptItemAnswer, gradeAttemptItem } from '@/domain/attempts/grade-attempt-item'
import { RESULT_ROWS } from '@/domain/attempts/results-policy'
import { BehaviorSchema } from '@/domain/attempts/rules'
import { checkTry, hintAfter } from '@/domain/attempts/tries'
import type { Visible } from '@/domain/attempts/visibility'
import { visibleResult } from '@/domain/attempts/visible-result'
import type { GradingResult } from '@/domain/grading/grade'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import { formatResponse } from '@/domain/items/format-response'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/to-public-item'
import { differentKeys, gradedAlike, someResponse } from '@/tests/support/different-keys'
import { sampleItems } from '@/tests/support/sample-items'

// Two items that differ only in their key, and a response that earns the same for both. While the correct answer is hidden, nothing
// that a learner gets may distinguish them.

const visibilities = fc
  .subarray([...RESULT_ROWS.filter((row) => row !== 'correct-answer')])
  .map(
    (shown) =>
      Object.fromEntries(RESULT_ROWS.map((row) => [row, shown.some((name) => name === row)])) as Visible,
  )

function shownToLearner(item: Item, response: unknown, seed: string, rules: Rules, visible: Visible): string {
  const order = presentationOrder(item, seed)
  const answer: AttemptItemAnswer = {
    response,
    certainty: 2,
    tries: [{ response }],
    isLocked: rules.behavior === 'immediate',
  }
  const { grade, earned, possible } = gradeAttemptItem(item, rules, answer)
  const check = checkTry(item, rules, 0, response)
  return JSON.stringify({
    asked: toPublicItem(item, order),
    // Learners get a check’s grade only as results.
    check: check.ok ? check.isFinal : check,
    hint: hintAfter(item, 1),
    results: visibleResult(reviewItem(item, response, grade, order), { earned, possible }, visible),
    words: formatResponse(toPublicItem(item, order), response),
  })
}

type Rules = { behavior: (typeof BehaviorSchema.options)[number]; penalty: number; tries: number }
const rulesOf = (behavior: Rules['behavior']): Rules => ({ behavior, penalty: 0.25, tries: 3 })

test.each(sampleItems.map((item) => [item.type, item.id, item] as const))(
  'a hidden key doesn’t leak from a %s question (%s)',
  (_, __, item) => {
    let compared = 0
    fc.assert(
      fc.property(
        differentKeys(item),
        someResponse(item),
        fc.constantFrom(...BehaviorSchema.options),
        visibilities,
        fc.string(),
        ([one, other], response, behavior, visible, seed) => {
          fc.pre(gradedAlike(gradeResponse(one, response), gradeResponse(other, response)))
          compared += 1
          const rules = rulesOf(behavior)
          expect(shownToLearner(other, response, seed, rules, visible)).toBe(
            shownToLearner(one, response, seed, rules, visible),
          )
        },
      ),
      { numRuns: 300, maxSkipsPerRun: 2_000 },
    )
    expect(compared).toBeGreaterThan(100)
  },
)

test('the two items of a pair differ', () => {
  const differing = sampleItems.filter((item) => {
    const [pair] = fc.sample(differentKeys(item), { numRuns: 1, seed: 7 })
    return JSON.stringify(pair?.[0]) !== JSON.stringify(pair?.[1])
  })
  expect(differing.length).toBe(sampleItems.length)
})

test('shown correct answers distinguish the pair', () => {
  const everything = Object.fromEntries(RESULT_ROWS.map((row) => [row, true])) as Visible
  for (const item of sampleItems) {
    const [pair] = fc.sample(differentKeys(item), { numRuns: 1, seed: 7 })
    const [one, other] = (pair ?? []).map((variant) => {
      const grade: GradingResult = gradeResponse(variant, null)
      return JSON.stringify(
        visibleResult(reviewItem(variant, null, grade), { earned: 0, possible: 1 }, everything),
      )
    })
    expect(one, item.id).not.toBe(other)
  }
})
