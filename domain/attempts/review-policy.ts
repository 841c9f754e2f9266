import { z } from 'zod'

/** The parts of an attempt’s results, each with a separate switch. */
export const REVIEW_ROWS = [
  'attempt',
  'correctness',
  'maximum-marks',
  'marks',
  'feedback',
  'explanation',
  'right-answer',
  'overall-feedback',
] as const
export type ReviewRowName = (typeof REVIEW_ROWS)[number]

/** The times: while the attempt is open; up to two minutes after it; later, while the quiz is open; after the quiz has closed. */
export const REVIEW_COLUMNS = ['during', 'immediately', 'later', 'closed'] as const
export type ReviewColumn = (typeof REVIEW_COLUMNS)[number]

const rows = z.array(z.enum(REVIEW_ROWS))
const MatrixSchema = z.strictObject({ during: rows, immediately: rows, later: rows, closed: rows })
export type ReviewMatrix = z.infer<typeof MatrixSchema>

export const REVIEW_PRESETS = ['practice', 'homework', 'exam'] as const
/** A preset, or the rows to show in each column. */
export const ReviewSchema = z.union([z.enum(REVIEW_PRESETS), MatrixSchema])
export type Review = z.infer<typeof ReviewSchema>

const everything: ReviewRowName[] = [...REVIEW_ROWS]
const marksOnly: ReviewRowName[] = ['attempt', 'correctness', 'maximum-marks', 'marks', 'overall-feedback']

/** Practice: everything immediately. Homework: points immediately, the key after closing. Exam: nothing until closing. */
const presets: Readonly<Record<(typeof REVIEW_PRESETS)[number], ReviewMatrix>> = {
  practice: { during: everything, immediately: everything, later: everything, closed: everything },
  homework: { during: marksOnly, immediately: marksOnly, later: marksOnly, closed: everything },
  exam: { during: ['attempt'], immediately: [], later: [], closed: everything },
}

/** How long `immediately` lasts after submission. */
const IMMEDIATELY_MS = 2 * 60_000

export function matrixOf(review: Review): ReviewMatrix {
  return typeof review === 'string' ? presets[review] : review
}

/** The column of the matrix that applies at `now`. A quiz without a closing date never closes. */
export function reviewColumn(
  { submittedAt, closesAt }: { submittedAt: Date | null; closesAt: Date | null },
  now: Date,
): ReviewColumn {
  if (!submittedAt) return 'during'
  if (closesAt && now >= closesAt) return 'closed'
  return now.getTime() < submittedAt.getTime() + IMMEDIATELY_MS ? 'immediately' : 'later'
}

/** What a learner may see of an attempt. If the attempt itself is hidden, everything is. */
export type Visible = Readonly<Record<ReviewRowName, boolean>>

/**
 * What may be shown of an assignments-only question while its assignment is open to anyone. Correctness, points, and feedback
 * reveal the key to students who are still working, so they are hidden like the key.
 * @param showsResults whether an instructor confirmed that these three are shown anyway; the explanation and the correct answer never are
 */
export function withoutKeys(visible: Visible, showsResults: boolean): Visible {
  const shown = { ...visible, explanation: false, 'right-answer': false }
  return showsResults ? shown : { ...shown, correctness: false, marks: false, feedback: false }
}

/** @param dates when this learner's attempt was submitted (null while it is open) and when the quiz closes for them */
export function visibleRows(
  review: Review,
  dates: { submittedAt: Date | null; closesAt: Date | null },
  now: Date,
): Visible {
  const shown = new Set(matrixOf(review)[reviewColumn(dates, now)])
  const isShown = (row: ReviewRowName) => shown.has('attempt') && shown.has(row)
  return {
    attempt: isShown('attempt'),
    correctness: isShown('correctness'),
    'maximum-marks': isShown('maximum-marks'),
    marks: isShown('marks'),
    feedback: isShown('feedback'),
    explanation: isShown('explanation'),
    'right-answer': isShown('right-answer'),
    'overall-feedback': isShown('overall-feedback'),
  }
}
