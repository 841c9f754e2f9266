import { answeredPart, type GradePart, unansweredPart } from '@/domain/grading/grade'
import { type Reading, readable } from '@/domain/items/response'
import { readTruth } from './response'

/** 1 for the keyed answer, 0 for the other. */
export function gradeTrueFalse(answer: boolean, raw: unknown): Reading<GradePart> {
  const truth = readTruth(raw)
  if (!truth.ok) return truth
  if (truth.value === null) return readable(unansweredPart('answer'))
  return readable(answeredPart('answer', truth.value === answer ? 1 : 0, String(truth.value)))
}
