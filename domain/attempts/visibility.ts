import type { PartStatus } from '@/domain/grading/grade'
import { MINUTE_MS } from '@/domain/time/durations'
import {
  matrixOf,
  RESULT_ROWS,
  type ResultColumn,
  type ResultRowName,
  type ResultsPolicy,
} from './results-policy'
import type { Rules } from './rules'

/** Whether scores, correctness, keys, and feedback can be shown to a learner now. No other code decides it. */

/** How long `immediately` lasts after submission. */
const IMMEDIATELY_MS = 2 * MINUTE_MS

/** The column of the matrix that applies at `now`. A quiz without a closing date never closes. */
export function resultColumn(
  { submittedAt, closesAt }: { submittedAt: Date | null; closesAt: Date | null },
  now: Date,
): ResultColumn {
  if (!submittedAt) return 'during'
  if (closesAt && now >= closesAt) return 'closed'
  return now.getTime() < submittedAt.getTime() + IMMEDIATELY_MS ? 'immediately' : 'later'
}

/** What a learner may see of an attempt. If the attempt itself is hidden, everything is. */
export type Visible = Readonly<Record<ResultRowName, boolean>>

/**
 * What may be shown of an assignments-only question while its assignment is open to anyone. Correctness, points, and feedback
 * reveal the key to students who are still working, so they are hidden like the key.
 * @param showsResults whether an instructor confirmed that these three are shown anyway; the explanation and the correct answer never are
 */
export function withoutKeys(visible: Visible, showsResults: boolean): Visible {
  const shown = { ...visible, explanation: false, 'correct-answer': false }
  return showsResults ? shown : { ...shown, correctness: false, points: false, feedback: false }
}

/** @param dates when this learner's attempt was submitted (null while it is open) and when the quiz closes for them */
export function visibleRows(
  policy: ResultsPolicy,
  dates: { submittedAt: Date | null; closesAt: Date | null },
  now: Date,
): Visible {
  return showing(matrixOf(policy)[resultColumn(dates, now)])
}

function showing(rows: readonly ResultRowName[]): Visible {
  const shown = new Set(rows)
  const isShown = (row: ResultRowName) => shown.has('attempt') && shown.has(row)
  return {
    attempt: isShown('attempt'),
    correctness: isShown('correctness'),
    'possible-points': isShown('possible-points'),
    points: isShown('points'),
    feedback: isShown('feedback'),
    explanation: isShown('explanation'),
    'correct-answer': isShown('correct-answer'),
    'overall-feedback': isShown('overall-feedback'),
  }
}

/**
 * What a learner may see of an attempt at `now`. If it isn't graded, nothing.
 * @param isWithheld whether one of its assignment-only questions withholds its results: then everything that is calculated from all answers
 *   is hidden, because it would reveal what that question earned
 */
export function visibleOfAttempt(
  { rules, isGraded, submittedAt }: { rules: Shown; isGraded: boolean; submittedAt: Date | null },
  isWithheld: boolean,
  now: Date,
): Visible {
  if (!isGraded) return NOTHING
  const visible = visibleRows(rules.resultsPolicy, { submittedAt, closesAt: rules.closesAt }, now)
  return isWithheld ? { ...visible, correctness: false, points: false, 'overall-feedback': false } : visible
}

/** Whether the closing of the quiz, even if no date is set for it yet, will show more of an attempt than it shows at `now`. */
export function showsMoreAfterClosing(
  { rules, submittedAt }: { rules: Shown; submittedAt: Date },
  now: Date,
): boolean {
  const { resultsPolicy, closesAt } = rules
  const visible = visibleRows(resultsPolicy, { submittedAt, closesAt }, now)
  const closed = showing(matrixOf(resultsPolicy).closed)
  return RESULT_ROWS.some((row) => closed[row] && !visible[row])
}

type Shown = Pick<Rules, 'resultsPolicy' | 'closesAt'>

const NOTHING = showing([])

/** Whether the score can be shown. Points without their maximum aren't one. */
export function isScoreVisible(visible: Visible): boolean {
  return visible.points && visible['possible-points']
}

/** Whether the learner can know which answers are correct, and with how many points: then review cards can use them. */
export function areOutcomesVisible(visible: Visible): boolean {
  return visible.correctness && visible.points
}

/**
 * When an attempt's own rules show its outcomes: `now`, when a later column of its policy starts, or null for never. An assignment-only
 * question can withhold them for longer.
 */
export function outcomesVisibleAt(
  { rules, submittedAt }: { rules: Shown; submittedAt: Date },
  now: Date,
): Date | null {
  const later = new Date(submittedAt.getTime() + IMMEDIATELY_MS)
  const moments = [now, later, rules.closesAt]
    .flatMap((at) => (at && at >= now ? [at] : []))
    .sort((a, b) => a.getTime() - b.getTime())
  const attempt = { rules, isGraded: true, submittedAt }
  return moments.find((at) => areOutcomesVisible(visibleOfAttempt(attempt, false, at))) ?? null
}

/**
 * What a learner may see of one question of a graded attempt, before its whole is withheld.
 * @param isKeyHidden whether it is assignment-only, and its assignment is open to anyone
 * @returns `isWithheld`: whether it hides results that the results policy shows
 */
export function visibleOfItem(
  visible: Visible,
  isKeyHidden: boolean,
  { showAssignmentOnlyResults }: Pick<Rules, 'showAssignmentOnlyResults'>,
): { readonly visible: Visible; readonly isWithheld: boolean } {
  if (!isKeyHidden) return { visible, isWithheld: false }
  return {
    visible: withoutKeys(visible, showAssignmentOnlyResults),
    isWithheld: !showAssignmentOnlyResults && TELLING.some((row) => visible[row]),
  }
}

/** Results that assignment-only questions withhold. Overall feedback depends on the points of every question. */
const TELLING = ['correctness', 'points', 'feedback', 'overall-feedback'] as const

/** What a learner may see of a question that they checked during an attempt. @param isFinal whether no try is left */
export function visibleOfCheck({ resultsPolicy }: Pick<Rules, 'resultsPolicy'>, isFinal: boolean): Visible {
  const visible = showing(matrixOf(resultsPolicy).during)
  return isFinal ? visible : { ...visible, explanation: false, 'correct-answer': false }
}

/**
 * Whether a question can't be checked during an attempt, because checking would reveal its key while others are working. An attempt in progress
 * means that its assignment hasn't closed.
 */
export function isCheckingWithheld(
  isAssignmentOnly: boolean,
  { showAssignmentOnlyResults }: Pick<Rules, 'showAssignmentOnlyResults'>,
): boolean {
  return isAssignmentOnly && !showAssignmentOnlyResults
}

/** Whether a learner may know that their answer wasn't correct, so that they can request a regrade. */
export function isKnownIncorrect(visible: Visible, status: PartStatus | 'answered' | 'graded'): boolean {
  return visible.correctness && (status === 'incorrect' || status === 'partial' || status === 'ungradable')
}
