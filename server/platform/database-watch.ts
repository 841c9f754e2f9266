import { setTimeout as pause } from 'node:timers/promises'
import { SECOND_MS } from '@/domain/time/durations'
import { type Database, openedDatabase } from './db'
import { log } from './log'
import { processWide } from './process-wide'
import { requestContext } from './request-context'

/**
 * Knows whether the database is away. The failure of a request starts a watch, which asks until the database answers.
 * Until then, the server answers requests that need it immediately instead of letting each of them wait.
 */

/** How long clients should wait before they try again. */
export const RETRY_AFTER_SECONDS = 10
export const OUTAGE_MESSAGE =
  'Casebook’s database isn’t responding right now. Your saved answers are safe, and this page keeps what you enter until you leave it. Try again in a minute.'
const PAUSE_MS = SECOND_MS
const PING_MS = 5 * SECOND_MS

/**
 * Codes of the network, of PostgreSQL (a stop, a start, too many connections, the time limits of statements, locks, and
 * transactions), and of the client.
 */
const OUTAGE_CODES =
  /^(ECONN\w+|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE|57P0[1-3]|53300|57014|55P03|25P03|08\w{3}|P100[128]|P1017|P2024|P2037)$/
/** Some failures have no code: of the server's pool, and of the embedded database. */
const OUTAGE_MESSAGES =
  /Connection terminated|encountered a connection error|not currently accepting connections|timeout exceeded when trying to connect|terminating connection|PGlite is closed|Cannot use a pool after/
const MAX_CAUSES = 5

const state = processWide('database-watch', () => ({ downSince: null as Date | null, isWatching: false }))

export function isDatabaseDown(): boolean {
  return state.downSince !== null
}

/**
 * Notes a failure that no code expected. @returns whether the database caused it by being away; the request is then worth
 * repeating
 */
export function noteFailure(error: unknown): boolean {
  if (!isOutage(error)) return false
  const context = requestContext.getStore()
  if (context) context.isOutage = true
  void watch()
  return true
}

export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > MAX_CAUSES) return false
  const { code, originalCode, message, cause, meta, driverAdapterError } = error as Record<string, unknown>
  if (OUTAGE_CODES.test(String(code ?? '')) || OUTAGE_CODES.test(String(originalCode ?? ''))) return true
  if (OUTAGE_MESSAGES.test(String(message ?? ''))) return true
  // The client of Prisma has the database's error in its `meta`.
  return [cause, meta, driverAdapterError].some((inner) => isOutage(inner, depth + 1))
}

/** @throws if the database doesn't answer within 5 seconds */
export async function pingWithin(database: Database): Promise<void> {
  const late = new AbortController()
  const timeout = pause(PING_MS, undefined, { ref: false, signal: late.signal }).then(() => {
    throw new Error('The database did not answer in time')
  })
  try {
    await Promise.race([database.ping(), timeout])
  } finally {
    timeout.catch(() => {})
    late.abort()
  }
}

async function watch(): Promise<void> {
  if (state.isWatching) return
  state.isWatching = true
  const database = openedDatabase()
  while (!(await answers(database))) await pause(PAUSE_MS, undefined, { ref: false })
  state.isWatching = false
}

async function answers(database: Database): Promise<boolean> {
  // Another one is open now, in tests.
  if (openedDatabase() !== database) return markUp()
  try {
    await pingWithin(database)
    return markUp()
  } catch (error) {
    if (state.downSince === null) log.error({ error }, 'the database is away')
    state.downSince ??= new Date()
    return false
  }
}

function markUp(): true {
  if (state.downSince !== null)
    log.info(
      { seconds: Math.round((Date.now() - state.downSince.getTime()) / SECOND_MS) },
      'the database is back',
    )
  state.downSince = null
  return true
}
