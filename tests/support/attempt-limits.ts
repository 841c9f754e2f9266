import type { AttemptLimits } from '@/domain/attempts/attempt'

/** The limits of a practice quiz: always open, without a time limit. */
export const UNLIMITED: AttemptLimits = {
  opensAt: null,
  closesAt: null,
  timeLimitSeconds: null,
  whenTimeIsUp: { do: 'submit' },
}
