import { z } from 'zod'
import { MINUTE_MS } from '@/domain/time/durations'

/** The parts of an attempt’s results, each with a separate switch. */
export const RESULT_ROWS = [
  'attempt',
  'correctness',
  'possible-points',
  'points',
  'feedback',
  'explanation',
  'correct-answer',
  'overall-feedback',
] as const
export type ResultRowName = (typeof RESULT_ROWS)[number]

/** The times: while the attempt is open; up to two minutes after it; later, while the quiz is open; after the quiz has closed. */
export const RESULT_COLUMNS = ['during', 'immediately', 'later', 'closed'] as const
export type ResultColumn = (typeof RESULT_COLUMNS)[number]

const rows = z.array(z.enum(RESULT_ROWS))
const MatrixSchema = z.strictObject({ during: rows, immediately: rows, later: rows, closed: rows })
export type ResultsMatrix = z.infer<typeof MatrixSchema>

export const RESULT_PRESETS = ['practice', 'homework', 'exam'] as const
/** A preset, or the rows to show in each column. */
export const ResultsPolicySchema = z.union([z.enum(RESULT_PRESETS), MatrixSchema])
export type ResultsPolicy = z.infer<typeof ResultsPolicySchema>

const everything: ResultRowName[] = [...RESULT_ROWS]
const pointsOnly: ResultRowName[] = [
  'attempt',
  'correctness',
  'possible-points',
  'points',
  'overall-feedback',
]

/** Practice: everything immediately. Homework: points immediately, the key after closing. Exam: nothing until closing. */
const presets: Readonly<Record<(typeof RESULT_PRESETS)[number], ResultsMatrix>> = {
  practice: { during: everything, immediately: everything, later: everything, closed: everything },
  homework: { during: pointsOnly, immediately: pointsOnly, later: pointsOnly, closed: everything },
  exam: { during: ['attempt'], immediately: [], later: [], closed: everything },
}

/** How long `immediately` lasts after submission. */
const IMMEDIATELY_MS = 2 * MINUTE_MS

export function matrixOf(policy: ResultsPolicy): ResultsMatrix {
  return typeof policy === 'string' ? presets[policy] : policy
}

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
  const shown = new Set(matrixOf(policy)[resultColumn(dates, now)])
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
