import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradePlace, type PlaceAnswer } from '@/domain/attempts/grade-place'
import { REVIEW_ROWS, type Visible } from '@/domain/attempts/review-policy'
import { BehaviourSchema } from '@/domain/attempts/rules'
import { checkTry, hintAfter } from '@/domain/attempts/tries'
import { visibleReview } from '@/domain/attempts/visible-review'
import type { Grade } from '@/domain/grading/grade'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/public-item'
import { responseInWords } from '@/domain/items/response-in-words'
import { differentKeys, gradedAlike, someResponse } from '@/tests/support/different-keys'
import { sampleItems } from '@/tests/support/sample-items'

// Two items that differ only in their key, and a response that earns the same for both. While the correct answer is hidden, nothing
// that a learner gets may distinguish them.

const visibilities = fc
  .subarray([...REVIEW_ROWS.filter((row) => row !== 'right-answer')])
  .map(
    (shown) =>
      Object.fromEntries(REVIEW_ROWS.map((row) => [row, shown.some((name) => name === row)])) as Visible,
  )

function shownToLearner(item: Item, response: unknown, seed: string, rules: Rules, visible: Visible): string {
  const order = presentationOrder(item, seed)
  const answer: PlaceAnswer = {
    response,
    certainty: 2,
    tries: [{ response }],
    isLocked: rules.behaviour === 'immediate',
  }
  const { grade, earned, possible } = gradePlace(item, rules, answer)
  const check = checkTry(item, rules, 0, response)
  return JSON.stringify({
    asked: toPublicItem(item, order),
    // Learners get a check’s grade only as results.
    check: check.ok ? check.isFinal : check,
    hint: hintAfter(item, 1),
    results: visibleReview(reviewItem(item, response, grade, order), { earned, possible }, visible),
    words: responseInWords(toPublicItem(item, order), response),
  })
}

type Rules = { behaviour: (typeof BehaviourSchema.options)[number]; penalty: number; tries: number }
const rulesOf = (behaviour: Rules['behaviour']): Rules => ({ behaviour, penalty: 0.25, tries: 3 })

test.each(sampleItems.map((item) => [item.type, item.id, item] as const))(
  'a hidden key doesn’t leak from a %s question (%s)',
  (_, __, item) => {
    let compared = 0
    fc.assert(
      fc.property(
        differentKeys(item),
        someResponse(item),
        fc.constantFrom(...BehaviourSchema.options),
        visibilities,
        fc.string(),
        ([one, other], response, behaviour, visible, seed) => {
          fc.pre(gradedAlike(gradeResponse(one, response), gradeResponse(other, response)))
          compared += 1
          const rules = rulesOf(behaviour)
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
  const everything = Object.fromEntries(REVIEW_ROWS.map((row) => [row, true])) as Visible
  for (const item of sampleItems) {
    const [pair] = fc.sample(differentKeys(item), { numRuns: 1, seed: 7 })
    const [one, other] = (pair ?? []).map((variant) => {
      const grade: Grade = gradeResponse(variant, null)
      return JSON.stringify(
        visibleReview(reviewItem(variant, null, grade), { earned: 0, possible: 1 }, everything),
      )
    })
    expect(one, item.id).not.toBe(other)
  }
})
