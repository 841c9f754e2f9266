import 'server-only'
import { processWide } from '@/server/platform/process-wide'
import { consumeRateLimit, type Limit } from './rate-limits'

/**
 * Limits of all changes together, per account and per IP address. A change is counted in the process, and every 20th in
 * the database, so that saving an answer costs no statement. Several processes together can thus let through 20 more each.
 */

const BATCH = 20
const MOST_KEYS = 50_000

const counts = processWide('writes', () => new Map<string, number>())

/** @param userId null for a visitor @throws AppError RATE_LIMITED */
export async function limitWrites(ipAddress: string, userId: string | null): Promise<void> {
  if (userId !== null) await count('write-account', userId)
  await count('write-client', ipAddress)
}

async function count(limit: Limit, id: string): Promise<void> {
  const key = `${limit}:${id}`
  const counted = (counts.get(key) ?? 0) + 1
  if (counted < BATCH) {
    if (counts.size >= MOST_KEYS) counts.clear()
    counts.set(key, counted)
    return
  }
  // A rejected batch isn't forgotten, so that the next change is rejected too.
  await consumeRateLimit(limit, id, BATCH)
  counts.delete(key)
}
