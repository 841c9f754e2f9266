/** The sections that a shared report can have, each chosen by the learner. */
export const SHARE_PARTS = {
  knowledge: 'What you know now, by concept',
  forecast: 'Forecast',
  study: 'Study days and time',
  results: 'Lessons read and quiz results',
  calibration: 'Confidence calibration',
} as const

export type SharePart = keyof typeof SHARE_PARTS

/** The known sections of a stored report; unknown ones are ignored. */
export function knownParts(stored: readonly string[]): SharePart[] {
  return stored.filter((part): part is SharePart => Object.hasOwn(SHARE_PARTS, part))
}

/** Whether a report can be read at `now`: it isn’t revoked, and `now` is before its expiration. */
export function isShareLive(
  { expiresAt, revokedAt }: { expiresAt: Date; revokedAt: Date | null },
  now: Date,
): boolean {
  return revokedAt === null && now < expiresAt
}
