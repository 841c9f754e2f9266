import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Rating } from './memory'

/** Data about an answer that decides its rating. */
export interface AnswerSigns {
  /** Share of the points, 0 to 1. */
  readonly fraction: number
  /** A hint was seen before. */
  readonly hinted: boolean
  /** Percent, 50 to 100; null if none was stated. */
  readonly confidence: number | null
  readonly pace: 'fast' | 'usual' | 'slow'
}

const PASS = 0.6
const UNSURE = 70
const SURE = 90
const FAST = 0.7
const SLOW = 2
const ENOUGH = 20

/**
 * The rating of a graded answer. Fraction under 0.6: Again. From 0.6 to under 1: Hard. Correct, but
 * after a hint, slow, or with confidence under 70%: Hard. Correct, fast, and with confidence of 90% or more: Easy.
 * Otherwise correct: Good.
 */
export function ratingOf({ fraction, hinted, confidence, pace }: AnswerSigns): Rating {
  if (!meetsThreshold(fraction, PASS)) return 1
  if (
    !meetsThreshold(fraction, 1) ||
    hinted ||
    pace === 'slow' ||
    (confidence !== null && confidence < UNSURE)
  )
    return 2
  return pace === 'fast' && confidence !== null && confidence >= SURE ? 4 : 3
}

/**
 * Fast is under 0.7, slow over 2 times the learner's own median for that type; neither counts before 20 answers.
 * @param durationMs null if it wasn't measured
 * @param own the median of the learner's times for this type, in milliseconds, and the number of answers
 */
export function paceOf(
  durationMs: number | null,
  own: { readonly medianMs: number; readonly answers: number } | null,
): AnswerSigns['pace'] {
  if (durationMs === null || own === null || own.answers < ENOUGH) return 'usual'
  if (durationMs < FAST * own.medianMs) return 'fast'
  return durationMs > SLOW * own.medianMs ? 'slow' : 'usual'
}

export const RATING_LABELS: Readonly<Record<Rating, string>> = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' }
