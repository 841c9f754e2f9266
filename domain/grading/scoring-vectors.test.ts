import { describe, expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import {
  itemOfVector,
  readScoringVectors,
  type ScoringVector,
  scoringVectorsArePresent,
} from '@/tests/support/scoring-vectors'

const types = [
  'single-choice',
  'true-false',
  'multiple-response',
  'matching',
  'ordering',
  'numeric',
  'short-text',
  'cloze',
] as const

/** Features of the vectors that our items don't have. */
const notOurs: Readonly<Record<string, string>> = {
  'fraction-notation': 'our numbers are not read as fractions (-5/4)',
  percent: 'a percent sign is read only as a unit, if the item lists it',
  'multiple-response-gap': 'our gaps are choices, numbers, and texts',
}

/** Where our result differs on purpose. */
const differs: Readonly<Record<string, { why: string; expected: ScoringVector['expected'] }>> = {
  'numeric-7c76f0150e': {
    why: 'the source grades the number before an unknown unit; here, an unknown unit is ungradable, so that the learner can fix it',
    expected: { ungradable: true },
  },
  ...Object.fromEntries(
    ['numeric-e7b3c2f8b8', 'numeric-0d6bf8a389', 'numeric-ecb7e6c704'].map((id) => [
      id,
      {
        why: 'a whole number in groups of three under the other convention is ambiguous, as the current definitions specify',
        expected: { ungradable: true },
      },
    ]),
  ),
}

const present = scoringVectorsArePresent()
if (!present) console.warn('Scoring vectors skipped: ../shared/fixtures/scoring is not here.')

describe.runIf(present)('the conformance vectors', () => {
  for (const type of present ? types : []) {
    const { tolerance, vectors } = readScoringVectors(type)
    describe(type, () => {
      for (const vector of vectors) {
        const title = `${vector.rule}: ${vector.id} ${JSON.stringify(vector.response)}`
        const reason = notOurs[vector.feature ?? '']
        if (reason) {
          test.skip(`${title} (${reason})`)
          continue
        }
        const difference = differs[vector.id]
        test(difference ? `${title} (${difference.why})` : title, () => {
          const grade = gradeResponse(itemOfVector(type, vector.item), vector.response)
          const expected = difference?.expected ?? vector.expected
          if (expected.ungradable) expect(grade).toMatchObject({ status: 'ungradable', earned: 0 })
          else if (expected.unanswered)
            expect(grade).toEqual({ status: 'unanswered', earned: 0, possible: 1 })
          else {
            expect(grade.status).toBe('graded')
            expect(Math.abs(grade.earned - (expected.fraction ?? Number.NaN))).toBeLessThanOrEqual(tolerance)
          }
        })
      }
    })
  }
})
