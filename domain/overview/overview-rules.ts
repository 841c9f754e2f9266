/**
 * Every threshold of the class overview, in one place: docs/instructors.md lists them. Shares and changes are from 0 to 1, where 0.15 is 15
 * percentage points.
 */
export const OVERVIEW_RULES = {
  /** Assignments that closed without a submission. */
  missed: { assignments: 1 },
  /** The latest assignments are compared with all others before, relative to how the class did in the same assignments. */
  trend: { latest: 2, earlier: 1, answers: 10, change: 0.15 },
  /** Days without work in the class, while there was something to do. */
  absence: { days: 14 },
  /** Expected recall on the day of the next exam, from the day it comes near. The whole 95% interval is below it. */
  recall: { daysBefore: 21, share: 0.4, answers: 10 },
  /** At this share of the points, a class has understood a concept. */
  teachNext: { answers: 5, students: 3, understood: 0.75, concepts: 3 },
  /** What a class does well. */
  wentWell: { answers: 5, students: 3, share: 0.85, entries: 3 },
  /** Groups with fewer students aren’t compared. */
  comparison: { students: 5 },
  /** Cells of the heat map with fewer answers have no shade. */
  heatMap: { answers: 3 },
} as const
