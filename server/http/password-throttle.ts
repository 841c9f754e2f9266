import 'server-only'
import { DELAY_RULES, type DelayKind, delayBefore } from '@/domain/access/sign-in-delay'
import { plural } from '@/domain/text/format'
import { MINUTE_MS, SECOND_MS } from '@/domain/time/durations'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { log } from '@/server/platform/log'
import { lockCounters } from './password-throttle-statements'

/** Whose failures count, by kind: an email, an IP address, or both. */
export type Counted = readonly (readonly [DelayKind, string])[]

/** What a counter was before and is during a try. */
type Reserved = { key: string; expire: Date; before: Date | null }

/**
 * Tries a password, unless earlier failures demand a delay. The counters are in the database, so they apply across
 * processes. A try counts before it runs, so that concurrent ones can't all use the same chance. A success doesn't count.
 * @param isCorrect compares the password
 * @throws AppError RATE_LIMITED with the waiting time
 */
export async function tryPassword(counted: Counted, isCorrect: () => Promise<boolean>): Promise<boolean> {
  const reserved = await reserve(counted, new Date())
  const matches = await isCorrect()
  if (matches) for (const counter of reserved) await giveBack(counter)
  return matches
}

async function reserve(counted: Counted, now: Date): Promise<Reserved[]> {
  return db().$transaction(async (tx) => {
    const rules = counted.map(([kind, id]) => ({
      kind,
      rule: DELAY_RULES[kind],
      key: `${kind}:${id.slice(0, 300)}`,
    }))
    const rows = await lockCounters(
      tx,
      rules.map(({ key }) => key),
    )
    const reserved: Reserved[] = []
    for (const { kind, rule, key } of rules) {
      const row = rows.find((found) => found.key === key && found.expire > now)
      // The counter expires when its last failure is forgotten.
      const lastAt = new Date((row?.expire ?? now).getTime() - rule.forgottenMs)
      const delay = row ? delayBefore(rule, { count: row.points, lastAt }, now) : 0
      if (delay > 0) throw tooMany(kind, delay)
      const expire = new Date(now.getTime() + rule.forgottenMs)
      await tx.rateLimiterFlexible.upsert({
        where: { key },
        create: { key, points: 1, expire },
        update: { points: row ? { increment: 1 } : 1, expire },
      })
      reserved.push({ key, expire, before: row?.expire ?? null })
    }
    return reserved
  })
}

async function giveBack({ key, expire, before }: Reserved): Promise<void> {
  const points = { decrement: 1 }
  const { count } = await db().rateLimiterFlexible.updateMany({
    where: { key, expire },
    data: { points, ...(before && { expire: before }) },
  })
  // Another try has counted since.
  if (count === 0) await db().rateLimiterFlexible.updateMany({ where: { key }, data: { points } })
}

function tooMany(limit: DelayKind, delayMs: number): AppError {
  // Without the key, which can be an email address.
  log.warn({ limit }, 'rate limit reached')
  const wait =
    delayMs < MINUTE_MS
      ? plural(Math.ceil(delayMs / SECOND_MS), 'second')
      : plural(Math.ceil(delayMs / MINUTE_MS), 'minute')
  return new AppError('RATE_LIMITED', { userMessage: `Too many attempts. Try again in ${wait}.` })
}
