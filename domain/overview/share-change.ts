import { wilsonInterval } from '@/domain/calibration/calibration'

/** A share of points over a number of answers, and the share that the class earned in the same assignments. */
export interface ShareOfAnswers {
  /** Mean share of the points, 0 to 1. */
  readonly share: number
  readonly answers: number
  /** The class’s mean share in the same assignments, 0 to 1. */
  readonly classShare: number
}

export interface ShareChange {
  /** From before to recent, less the change of the class: −2 to 2. */
  readonly change: number
  /** Its 95% interval. */
  readonly low: number
  readonly high: number
}

/**
 * How much a student’s share changed, relative to the class, so that a harder assignment isn’t a drop. The interval is Newcombe’s for the
 * difference of two proportions (Newcombe 1998, method 10), moved by the change of the class. For answers with partial credit, it is wider than
 * needed, never narrower.
 * @param before with at least 1 answer @param recent with at least 1 answer
 */
export function changeOfShare(before: ShareOfAnswers, recent: ShareOfAnswers): ShareChange {
  const ofClass = recent.classShare - before.classShare
  const difference = recent.share - before.share
  const one = wilsonOf(before)
  const two = wilsonOf(recent)
  const below = Math.hypot(recent.share - two.low, one.high - before.share)
  const above = Math.hypot(two.high - recent.share, before.share - one.low)
  return {
    change: difference - ofClass,
    low: difference - below - ofClass,
    high: difference + above - ofClass,
  }
}

function wilsonOf({ share, answers }: ShareOfAnswers) {
  return wilsonInterval(share * answers, answers)
}
