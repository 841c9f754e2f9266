import { wilsonInterval } from '@/domain/calibration/calibration'
import { DAY_MS } from '@/domain/time/durations'
import { OVERVIEW_RULES } from './overview-rules'
import { type AssignmentShare, type Trend, trendOf } from './trend'

/** What the rules know about a student. All of it comes from the class’s assignments. */
export interface StudentRecord {
  readonly joinedAt: Date
  /** When they last worked on an assignment; null if never. */
  readonly lastWorkAt: Date | null
  /** How many assignments have closed for this student and count. */
  readonly closed: number
  /** The IDs of those without a submission, oldest first. */
  readonly missed: readonly string[]
  /** How many published assignments are open for this student and not submitted. */
  readonly open: number
  /** Assignments with answers, in their order. */
  readonly work: readonly AssignmentShare[]
  /** Expected recall on the exam day, 0 to 1, and how many answers it is based on; null without an exam or answers. */
  readonly recall: { readonly share: number; readonly answers: number } | null
}

export interface Exam {
  readonly at: Date
  readonly title: string
}

/** Why a student is behind or at risk, with the figures it is based on. */
export type RiskReason =
  | { readonly kind: 'missed'; readonly missed: readonly string[]; readonly closed: number }
  | { readonly kind: 'dropping'; readonly trend: Trend }
  /** `since` is the last work, or joining. */
  | { readonly kind: 'absent'; readonly days: number; readonly since: Date; readonly unfinished: number }
  /** `high` is the upper end of the 95% interval. */
  | {
      readonly kind: 'low-recall'
      readonly share: number
      readonly high: number
      readonly answers: number
      readonly exam: Exam
    }

export interface Assessment {
  readonly reasons: readonly RiskReason[]
  /** Verdicts that too few answers don’t allow. */
  readonly undecided: readonly ('trend' | 'recall')[]
  readonly trend: Trend | null
}

/**
 * Whether a student is behind or at risk, and why: missed closed work, a dropping trend, a long absence while there was something to do, or low
 * recall before the exam. `OVERVIEW_RULES` has the thresholds. Too few answers give no verdict.
 * @param exam the next one of the class; null without one
 */
export function assessStudent(student: StudentRecord, exam: Exam | null, now: Date): Assessment {
  const trend = trendOf(student.work)
  const near = isNear(exam, now) ? exam : null
  const recall = near ? student.recall : null
  const isRecallKnown = recall !== null && recall.answers >= OVERVIEW_RULES.recall.answers
  return {
    reasons: [
      ...missedWork(student),
      ...(trend?.direction === 'down' ? [{ kind: 'dropping' as const, trend }] : []),
      ...absence(student, now),
      ...(near && isRecallKnown ? lowRecall(recall, near) : []),
    ],
    undecided: [
      ...(trend === null ? ['trend' as const] : []),
      ...(near && !isRecallKnown ? ['recall' as const] : []),
    ],
    trend,
  }
}

/** Whether the exam is ahead and near enough for recall to matter. */
export function isNear(exam: Exam | null, now: Date): boolean {
  if (exam === null) return false
  const left = exam.at.getTime() - now.getTime()
  return left >= 0 && left <= OVERVIEW_RULES.recall.daysBefore * DAY_MS
}

function missedWork({ missed, closed }: StudentRecord): RiskReason[] {
  return missed.length >= OVERVIEW_RULES.missed.assignments ? [{ kind: 'missed', missed, closed }] : []
}

function lowRecall({ share, answers }: { share: number; answers: number }, exam: Exam): RiskReason[] {
  const { high } = wilsonInterval(share * answers, answers)
  return high < OVERVIEW_RULES.recall.share ? [{ kind: 'low-recall', share, high, answers, exam }] : []
}

/** Someone who has done everything isn’t absent. */
function absence({ lastWorkAt, joinedAt, missed, open }: StudentRecord, now: Date): RiskReason[] {
  const since = lastWorkAt !== null && lastWorkAt > joinedAt ? lastWorkAt : joinedAt
  const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS)
  const unfinished = missed.length + open
  return days >= OVERVIEW_RULES.absence.days && unfinished > 0
    ? [{ kind: 'absent', days, since, unfinished }]
    : []
}

/** Orders students for attention: more reasons first, then more missed work, then the longer absence. */
export function byUrgency(a: Assessment, b: Assessment): number {
  return b.reasons.length - a.reasons.length || missedIn(b) - missedIn(a) || absentDaysIn(b) - absentDaysIn(a)
}

function missedIn({ reasons }: Assessment): number {
  return reasons.reduce((sum, reason) => sum + (reason.kind === 'missed' ? reason.missed.length : 0), 0)
}

function absentDaysIn({ reasons }: Assessment): number {
  return reasons.reduce((sum, reason) => sum + (reason.kind === 'absent' ? reason.days : 0), 0)
}
