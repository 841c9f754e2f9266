import type { GradingResult } from '@/domain/grading/grade'
import { meetsThreshold } from '@/domain/grading/meets-threshold'

/** An answer with the learner's stated confidence. */
export interface StatedAnswer {
  /** Percent, 50 to 100; `null` if none was stated. */
  readonly confidence: number | null
  readonly earned: number
  readonly possible: number
  readonly status: GradingResult['status']
}

/** A group of answers of about the same stated confidence. */
export interface ReliabilityBin {
  /** Stated confidence from (inclusive) to (exclusive, the last inclusive), as shares 0.5 to 1. */
  readonly from: number
  readonly to: number
  readonly answers: number
  /** Mean stated confidence of these answers, 0.5 to 1. */
  readonly stated: number
  /** Share of these answers that were correct, 0 to 1, with its 95% Wilson interval. */
  readonly correct: number
  readonly low: number
  readonly high: number
}

export interface Calibration {
  /** Answers that count: graded, with a stated confidence. */
  readonly answers: number
  /** Mean (p − outcome)², 0 (perfect) to 1; `null` below ten answers, which are too few. */
  readonly brierScore: number | null
  /**
   * Mean stated confidence minus the share that was correct: above 0 is overconfident; `null` below ten answers.
   */
  readonly overconfidence: number | null
  /** Bins that contain answers, least confident first; empty below ten answers. */
  readonly curve: readonly ReliabilityBin[]
}

/** Fewer answers with a stated confidence support no score and no verdict. */
const ENOUGH_STATED = 10
const BIN_EDGES = [0.5, 0.6, 0.7, 0.8, 0.9, 1]
/** The 95% two-sided quantile of the standard normal distribution. */
const Z = 1.959963984540054
/** From this confidence on, an incorrect answer is a high-confidence error. In percent. */
const SURE = 80

/**
 * How well stated confidence agrees with being correct. The outcome of an answer is 1 for full points, or else 0.
 * Unanswered and invalid answers, and answers without a stated confidence, don't count. (Brier 1950; the reliability
 * curve of Murphy and Winkler 1977.)
 */
export function calibrationOf(answers: readonly StatedAnswer[]): Calibration {
  const stated = answers.flatMap(({ confidence, status, earned, possible }) =>
    confidence === null || status !== 'graded'
      ? []
      : [{ p: confidence / 100, outcome: meetsThreshold(earned, possible) ? 1 : 0 }],
  )
  const { length } = stated
  if (length < ENOUGH_STATED) return { answers: length, brierScore: null, overconfidence: null, curve: [] }
  return {
    answers: length,
    brierScore: mean(stated.map(({ p, outcome }) => (p - outcome) ** 2)),
    overconfidence: mean(stated.map(({ p, outcome }) => p - outcome)),
    curve: reliabilityCurve(stated),
  }
}

/** Whether there are enough answers for a score and a verdict. */
export function hasEnoughStated({ answers }: Calibration): boolean {
  return answers >= ENOUGH_STATED
}

/** Whether an answer is a high-confidence error (80% or more and not correct): what a learner should look at first. */
export function isHighConfidenceError({ confidence, status, earned, possible }: StatedAnswer): boolean {
  return confidence !== null && confidence >= SURE && status === 'graded' && !meetsThreshold(earned, possible)
}

/**
 * The questions in results order: high-confidence errors first, the most confident of them before the others; the
 * rest unchanged.
 */
export function highConfidenceErrorsFirst<T extends StatedAnswer>(attemptItems: readonly T[]): T[] {
  const first = attemptItems
    .filter(isHighConfidenceError)
    .sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0))
  return [...first, ...attemptItems.filter((attemptItem) => !isHighConfidenceError(attemptItem))]
}

/**
 * The Wilson score interval of a proportion (Wilson 1927), 95%.
 * @param n at least 1 @returns shares 0 to 1
 */
export function wilsonInterval(successes: number, n: number): { low: number; high: number } {
  const share = successes / n
  const z2 = Z ** 2
  const center = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n ** 2))
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) }
}

type Stated = { p: number; outcome: number }

function reliabilityCurve(stated: readonly Stated[]): ReliabilityBin[] {
  return BIN_EDGES.slice(0, -1).flatMap((from, index) => {
    const to = BIN_EDGES[index + 1] ?? 1
    const inBin = stated.filter(({ p }) => p >= from && (p < to || (to === 1 && p === 1)))
    if (inBin.length === 0) return []
    const correct = inBin.reduce((sum, { outcome }) => sum + outcome, 0)
    return [
      {
        from,
        to,
        answers: inBin.length,
        stated: mean(inBin.map(({ p }) => p)),
        correct: correct / inBin.length,
        ...wilsonInterval(correct, inBin.length),
      },
    ]
  })
}

/** Requires at least one value. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
