import 'server-only'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { plural } from '@/domain/text/format'
import { MINUTE_MS } from '@/domain/time/durations'
import { db } from '@/server/platform/db'
import { env } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { log } from '@/server/platform/log'

/** Rate limits of everything except tries of a password (`password-throttle.ts`): `points` attempts in `duration` seconds. Counted in the database, so they apply across processes. */
const LIMITS = {
  // A whole school can share one IP address: SIGN_UPS_PER_HOUR sets its points.
  'sign-up-client': { points: null, duration: 3600 },
  'reset-client': { points: 10, duration: 3600 },
  // Emails with links to sign up or to reset a password: anyone can ask for them.
  'account-mail': { points: 5, duration: 3600 },
  'quiz-password': { points: 10, duration: 900 },
  'access-token-account': { points: 30, duration: 3600 },
  'join-account': { points: 30, duration: 900 },
  'roster-account': { points: 30, duration: 3600 },
  'resend-account': { points: 60, duration: 3600 },
  // The email address is unconfirmed: it gets few emails, however many classes invite it.
  'resend-address': { points: 3, duration: 86_400 },
  // A whole school can share one IP address.
  'join-client': { points: 300, duration: 900 },
  'verify-account': { points: 5, duration: 3600 },
  'report-client': { points: 30, duration: 3600 },
  'image-account': { points: 200, duration: 3600 },
  'guest-client': { points: 300, duration: 3600 },
} as const
type Limit = keyof typeof LIMITS

const limiters = new Map<Limit, RateLimiterPrisma>()

/** @throws AppError RATE_LIMITED with the waiting time */
export async function consumeRateLimit(limit: Limit, key: string): Promise<void> {
  try {
    await limiterFor(limit).consume(key.slice(0, 200))
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    // Without the key, which can be an email address.
    log.warn({ limit }, 'rate limit reached')
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / MINUTE_MS))
    const wait = plural(minutes, 'minute')
    throw new AppError('RATE_LIMITED', { userMessage: `Too many attempts. Try again in ${wait}.` })
  }
}

/** Counts like `consumeRateLimit`. @returns whether the limit allows this one */
export async function isWithinRateLimit(limit: Limit, key: string): Promise<boolean> {
  try {
    await consumeRateLimit(limit, key)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_LIMITED') return false
    throw error
  }
}

function limiterFor(limit: Limit): RateLimiterPrisma {
  const known = limiters.get(limit)
  if (known) return known
  const limiter = new RateLimiterPrisma({
    storeClient: db(),
    tableName: 'rateLimiterFlexible',
    keyPrefix: limit,
    duration: LIMITS[limit].duration,
    points: LIMITS[limit].points ?? env().SIGN_UPS_PER_HOUR,
  })
  limiters.set(limit, limiter)
  return limiter
}
