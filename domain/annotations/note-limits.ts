/** The limits of a learner's notes. A highlight is a note without text. */
export const NOTE_LIMITS = {
  /** Characters of a quoted passage. */
  quote: 500,
  /** Characters of a note. */
  text: 2_000,
  /** Notes of one learner in one course. */
  perCourse: 2_000,
} as const
