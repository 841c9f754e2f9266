/** Lengths of time in milliseconds. A calendar day can be shorter or longer: count days with `calendar.ts`. */
export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** A day in seconds, for cookies. */
export const DAY_SECONDS = DAY_MS / SECOND_MS
