const DAY_MS = 24 * 3_600_000
/** What is handed in up to this long after the due date was under way: as with the close. */
const UNDER_WAY_MS = 2_000

/**
 * The share of the marks, 0 to 1, that is lost by handing in at `submittedAt`: so much for each day that has begun since it was due.
 * @param penaltyPerDay 0 to 1
 */
export function lateShare(submittedAt: Date, dueAt: Date | null, penaltyPerDay: number): number {
  if (dueAt === null) return 0
  return Math.min(1, Math.round(daysLate(submittedAt, dueAt) * penaltyPerDay * 1e9) / 1e9)
}

/** How many days have begun since it was due; 0 where it is in time. */
export function daysLate(submittedAt: Date, dueAt: Date): number {
  const lateMs = submittedAt.getTime() - dueAt.getTime() - UNDER_WAY_MS
  return lateMs <= 0 ? 0 : Math.ceil(lateMs / DAY_MS)
}

/** What is left of an attempt's marks. */
export function afterLateness(earned: number, share: number): number {
  return Math.round(earned * (1 - share) * 1e9) / 1e9
}
