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
  // All changes: WRITES_PER_MINUTE sets the points. A whole school can share one IP address.
  'write-account': { points: null, duration: 60 },
  'write-client': { points: null, duration: 60 },
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
  'statements-account': { points: 20, duration: 3600 },
  'import-account': { points: 60, duration: 3600 },
  'guest-client': { points: 300, duration: 3600 },
} as const
export type Limit = keyof typeof LIMITS

const limiters = new Map<Limit, RateLimiterPrisma>()

/** @param points how many to count @throws AppError RATE_LIMITED with the waiting time */
export async function consumeRateLimit(limit: Limit, key: string, points = 1): Promise<void> {
  try {
    await limiterFor(limit).consume(key.slice(0, 200), points)
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
    points: LIMITS[limit].points ?? pointsFromSettings(limit),
  })
  limiters.set(limit, limiter)
  return limiter
}

/** How many times as much as one account a client can change, because a school can share one IP address. */
const ACCOUNTS_PER_CLIENT = 50

function pointsFromSettings(limit: Limit): number {
  const { SIGN_UPS_PER_HOUR, WRITES_PER_MINUTE } = env()
  if (limit === 'sign-up-client') return SIGN_UPS_PER_HOUR
  return limit === 'write-account' ? WRITES_PER_MINUTE : WRITES_PER_MINUTE * ACCOUNTS_PER_CLIENT
}
