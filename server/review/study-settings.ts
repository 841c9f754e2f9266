import { z } from 'zod'
import { RETENTION } from '@/domain/scheduling/memory'
import type { NewCardWindow } from '@/domain/scheduling/new-card-window'
import { type StudyClock, USUAL_DAY_START } from '@/domain/scheduling/study-day'
import type { ReviewSettings } from '@/generated/prisma/client'
import { type Db, db, type Tx } from '@/server/platform/db'

export type StudySettings = {
  /** Desired retention, 0.8 to 0.97. */
  desiredRetention: number
  minutesPerDay: number
  newPerDay: number
  clock: StudyClock
  /** The new-card window after a change of the day start or time zone; null if there was none. */
  newWindow: NewCardWindow | null
  /** Whether the time zone was set by the learner or their browser. */
  isZoneKnown: boolean
  /** Whether the daily goal, the streak, the study calendar, and reminders are on. */
  usesGoals: boolean
  reminders: boolean
  /** The local time of the reminder, `18:30`; null for the morning. */
  remindAt: string | null
  /** The learner's own exam date, `2027-05-20`, for courses without one in `examDates`. */
  examOn: string | null
  /** The learner's own exam dates for single courses, by slug. */
  examDates: Readonly<Record<string, string>>
  /** With several courses: whether they are reviewed together, and share the daily limits. */
  combinesCourses: boolean
  /** Whether reviews and self-study quizzes ask for confidence. */
  asksConfidence: boolean
}

const ExamDatesSchema = z.record(z.string(), z.string())

const USUAL = { minutesPerDay: 10, newPerDay: 10, dayStartsAt: USUAL_DAY_START } as const

/** Returns a learner's study settings, or the defaults. */
export async function getStudySettings(
  learnerId: string | null,
  client: Db | Tx = db(),
): Promise<StudySettings> {
  return toStudySettings(
    learnerId === null ? null : await client.reviewSettings.findUnique({ where: { learnerId } }),
  )
}

/** Returns the study settings of a stored row, with the defaults. @param row null if nothing is stored */
export function toStudySettings(row: ReviewSettings | null): StudySettings {
  return {
    desiredRetention: row?.desiredRetention ?? RETENTION.usual,
    minutesPerDay: row?.minutesPerDay ?? USUAL.minutesPerDay,
    newPerDay: row?.newPerDay ?? USUAL.newPerDay,
    clock: { timeZone: row?.timeZone ?? 'UTC', dayStartsAt: row?.dayStartsAt ?? USUAL.dayStartsAt },
    newWindow: row?.newFrom && row.newUntil ? { from: row.newFrom, until: row.newUntil } : null,
    isZoneKnown: Boolean(row?.timeZone),
    usesGoals: row?.usesGoals ?? true,
    reminders: row?.reminders ?? false,
    remindAt: row?.remindAt ?? null,
    examOn: row?.examOn ?? null,
    examDates: ExamDatesSchema.parse(row?.examDates ?? {}),
    combinesCourses: row?.combinesCourses ?? true,
    asksConfidence: row?.asksConfidence ?? false,
  }
}
