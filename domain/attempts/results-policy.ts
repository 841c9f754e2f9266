import { z } from 'zod'

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

export function matrixOf(policy: ResultsPolicy): ResultsMatrix {
  return typeof policy === 'string' ? presets[policy] : policy
}
