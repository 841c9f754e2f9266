import { secondsCutOff } from '@/domain/attempts/attempt'
import type { EffectiveLimits } from '@/domain/attempts/effective-limits'
import { formatDuration } from '@/domain/text/format'

/**
 * How much of the time limit the closing date leaves to a learner who starts now, or when the quiz opens.
 * @returns null if it leaves the whole time, or if the quiz has closed
 */
export function formatCutOff(
  limits: Pick<EffectiveLimits, 'opensAt' | 'closesAt' | 'timeLimitSeconds'>,
  now: Date,
): string | null {
  const { opensAt, closesAt, timeLimitSeconds } = limits
  if (timeLimitSeconds === null || closesAt === null || closesAt <= now) return null
  const isComing = opensAt !== null && opensAt > now
  const lost = secondsCutOff(isComing ? opensAt : now, limits)
  if (lost === 0) return null
  const [left, all] = [timeLimitSeconds - lost, timeLimitSeconds].map(formatDuration)
  return `The closing date leaves ${left} of ${all} if you start ${isComing ? 'when it opens' : 'now'}`
}
