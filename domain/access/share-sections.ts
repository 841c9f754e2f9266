/** The sections that a shared report can have, each chosen by the learner. */
export const SHARE_SECTIONS = {
  knowledge: 'What you know now, by concept',
  forecast: 'Forecast',
  study: 'Study days and time',
  results: 'Lessons read and quiz results',
  calibration: 'Confidence calibration',
} as const

export type ShareSection = keyof typeof SHARE_SECTIONS

/** The known sections of a stored report; unknown ones are ignored. */
export function knownSections(stored: readonly string[]): ShareSection[] {
  return stored.filter((part): part is ShareSection => Object.hasOwn(SHARE_SECTIONS, part))
}

/** Whether a report can be read at `now`: it isn’t revoked, and `now` is before its expiration. */
export function isShareLive(
  { expiresAt, revokedAt }: { expiresAt: Date; revokedAt: Date | null },
  now: Date,
): boolean {
  return revokedAt === null && now < expiresAt
}
