import { MINUTE_MS } from '@/domain/time/durations'

/** Cards in short-term steps that are due within this time are asked in the same session. Here, because browsers need nothing else of scheduling. */
export const SAME_SESSION_MS = 20 * MINUTE_MS
