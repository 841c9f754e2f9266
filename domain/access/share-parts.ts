/** What a shared report of progress may hold, each chosen by the learner. */
export const SHARE_PARTS = {
  knowledge: 'What I know now, concept by concept',
  forecast: 'The forecast',
  study: 'Study days and time',
  results: 'Lessons read and results of quizzes',
  calibration: 'How sure, and how right',
} as const

export type SharePart = keyof typeof SHARE_PARTS

/** The parts of a stored report; one that is no longer in the set shows nothing. */
export function knownParts(stored: readonly string[]): SharePart[] {
  return stored.filter((part): part is SharePart => Object.hasOwn(SHARE_PARTS, part))
}

/** Whether a report can be read at `now`: not once it was revoked, and at its very end no longer. */
export function isShareLive(
  { expiresAt, revokedAt }: { expiresAt: Date; revokedAt: Date | null },
  now: Date,
): boolean {
  return revokedAt === null && now < expiresAt
}
