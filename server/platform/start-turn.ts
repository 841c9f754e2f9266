import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { MINUTE_MS, SECOND_MS } from '@/domain/time/durations'
import { StartError } from './start-error'
import { endTurn, openTurn, tryTurn } from './start-turn-statements'

/** How long a start waits for another one, whose migrations may rewrite large tables. */
const WAIT_MS = 10 * MINUTE_MS
const LOOK_MS = SECOND_MS / 4

/**
 * Runs what only one start can do at a time: migrations, and loading courses. On a server, processes take turns. The folder
 * of an embedded database has one process, so there is nothing to wait for.
 * @param url the server; undefined for the embedded database
 * @param onWait called once if another process has its turn
 * @throws StartError if the other process takes longer than `waitMs`
 */
export async function inTurn<T>(
  url: string | undefined,
  work: () => Promise<T>,
  { waitMs = WAIT_MS, onWait = () => {} }: { waitMs?: number; onWait?: () => void } = {},
): Promise<T> {
  if (!url) return work()
  const connection = await openTurn(url)
  try {
    await waitForTurn(connection, waitMs, onWait)
    return await work()
  } finally {
    await endTurn(connection)
  }
}

async function waitForTurn(connection: pg.Client, waitMs: number, onWait: () => void): Promise<void> {
  const until = Date.now() + waitMs
  if (await tryTurn(connection)) return
  onWait()
  while (Date.now() < until) {
    await pause(LOOK_MS)
    if (await tryTurn(connection)) return
  }
  throw new StartError(
    `Another Casebook process has been preparing the database for more than ${Math.round(waitMs / SECOND_MS)} seconds. Check that process, and start this one again.`,
  )
}
