import { statfs } from 'node:fs/promises'
import { isDatabaseDown, noteFailure, pingWithin } from './database-watch'
import { openedDatabase } from './db'
import { dataDir, env } from './env'
import { isStopping } from './stopping'

const MB = 1_000_000

export type Readiness = {
  /** `stopping` once the process got the signal to stop. */
  status: 'ready' | 'unavailable' | 'stopping'
  database: 'ok' | 'down'
  disk: 'ok' | 'full'
}

/** Whether this process can serve requests now: it isn't stopping, the database answers, and the disk of the data folder has space. */
export async function checkReadiness(): Promise<Readiness> {
  const [database, disk] = await Promise.all([checkDatabase(), checkDisk()])
  return { status: statusOf(database, disk), database, disk }
}

function statusOf(database: Readiness['database'], disk: Readiness['disk']): Readiness['status'] {
  if (isStopping()) return 'stopping'
  return database === 'ok' && disk === 'ok' ? 'ready' : 'unavailable'
}

async function checkDatabase(): Promise<Readiness['database']> {
  try {
    await pingWithin(openedDatabase())
    // The watch notices a moment later.
    return isDatabaseDown() ? 'down' : 'ok'
  } catch (error) {
    noteFailure(error)
    return 'down'
  }
}

async function checkDisk(): Promise<Readiness['disk']> {
  const free = await freeDiskBytes()
  return free !== null && free < env().MIN_FREE_DISK_MB * MB ? 'full' : 'ok'
}

/** @returns null if there is no data folder, which a database server doesn't need */
export async function freeDiskBytes(): Promise<number | null> {
  return statfs(dataDir()).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  )
}
