import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { certaintyPoints } from '@/domain/grading/behaviors/certainty'
import { gradeTries } from '@/domain/grading/behaviors/grade-tries'
import { gradeResponse } from '@/domain/grading/grade-response'
import {
  itemOfVector,
  readScoringVectors,
  type ScoringVector,
  scoringVectorsArePresent,
} from '@/tests/support/scoring-vectors'

const CertaintySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.null()])
const QuestionSchema = z.object({ type: z.string(), item: z.unknown() })

/** What the vector's behavior makes of its response: a mark, or that it was not answered. */
function markOf({ item: behaviour, response }: ScoringVector): { mark: number; unanswered?: true } {
  const { maxMark, behaviour: name } = z
    .object({ maxMark: z.number(), behaviour: z.string() })
    .parse(behaviour)
  if (name === 'certainty-table') {
    const { fraction, certainty } = z
      .object({ fraction: z.number(), certainty: CertaintySchema })
      .parse(response)
    return { mark: maxMark * certaintyPoints(fraction, certainty) }
  }
  const question = QuestionSchema.parse(behaviour.question)
  const item = itemOfVector(question.type, question.item)
  if (name.startsWith('interactive')) {
    const { penalty } = z.object({ penalty: z.number() }).parse(behaviour)
    const { tries } = z.object({ tries: z.array(z.unknown()) }).parse(response)
    return { mark: maxMark * gradeTries(item, tries, penalty).earned }
  }
  const { answer, certainty } = z
    .object({ answer: z.unknown(), certainty: CertaintySchema.default(null) })
    .parse(response)
  const grade = gradeResponse(item, answer)
  if (grade.status === 'unanswered') return { mark: 0, unanswered: true }
  return { mark: maxMark * (name === 'certainty' ? certaintyPoints(grade.earned, certainty) : grade.earned) }
}

const present = scoringVectorsArePresent()
if (!present) console.warn('Vectors of behaviors skipped: ../shared/fixtures/scoring is not here.')

describe.runIf(present)('the conformance vectors of behaviors', () => {
  const { tolerance, vectors } = present ? readScoringVectors('behaviours') : { tolerance: 0, vectors: [] }
  for (const vector of vectors) {
    const title = `${vector.rule}: ${vector.id}`
    if (vector.feature === 'multiple-response-gap') {
      test.skip(`${title} (our gaps are choices, numbers, and texts)`)
      continue
    }
    test(title, () => {
      const { mark, unanswered } = markOf(vector)
      expect(unanswered).toBe(vector.expected.unanswered)
      const maxMark = z.number().parse(vector.item.maxMark)
      expect(Math.abs(mark - (vector.expected.mark ?? Number.NaN))).toBeLessThanOrEqual(
        tolerance * Math.max(1, maxMark),
      )
    })
  }
})
