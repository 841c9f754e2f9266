import { OVERVIEW_RULES } from './overview-rules'
import { changeOfShare, type ShareChange, type ShareOfAnswers } from './share-change'

/** A student’s work in one assignment. */
export interface AssignmentShare extends ShareOfAnswers {
  readonly assignmentId: string
}

export interface Trend extends ShareChange {
  readonly direction: 'up' | 'down' | 'steady'
  readonly before: ShareOfAnswers
  readonly recent: ShareOfAnswers
}

const { latest, earlier, answers: ENOUGH, change: NOTABLE } = OVERVIEW_RULES.trend

/**
 * The trend of a student: the latest 2 assignments against all others before, relative to the class. It goes up or down only if it changed by
 * 15 percentage points or more and its whole 95% interval is on that side of 0.
 * @param work of assignments with answers, in their order
 * @returns null if there are too few assignments, or fewer than 10 answers on either side
 */
export function trendOf(work: readonly AssignmentShare[]): Trend | null {
  const answered = work.filter(({ answers }) => answers > 0)
  if (answered.length < latest + earlier) return null
  const before = combine(answered.slice(0, -latest))
  const recent = combine(answered.slice(-latest))
  if (before.answers < ENOUGH || recent.answers < ENOUGH) return null
  const change = changeOfShare(before, recent)
  return { ...change, direction: directionOf(change), before, recent }
}

function directionOf({ change, low, high }: ShareChange): Trend['direction'] {
  if (change <= -NOTABLE && high < 0) return 'down'
  return change >= NOTABLE && low > 0 ? 'up' : 'steady'
}

/** One share of several assignments, weighted by their answers. */
function combine(work: readonly ShareOfAnswers[]): ShareOfAnswers {
  const answers = work.reduce((sum, entry) => sum + entry.answers, 0)
  const mean = (of: (entry: ShareOfAnswers) => number) =>
    work.reduce((sum, entry) => sum + of(entry) * entry.answers, 0) / answers
  return { answers, share: mean(({ share }) => share), classShare: mean(({ classShare }) => classShare) }
}
