import { statfs } from 'node:fs/promises'
import { isDatabaseDown, noteFailure, pingWithin } from './database-watch'
import { openedDatabase } from './db'
import { dataDir, env } from './env'

const MB = 1_000_000

export type Readiness = {
  status: 'ready' | 'unavailable'
  database: 'ok' | 'down'
  disk: 'ok' | 'full'
}

/** Whether this process can serve requests now: the database answers, and the disk of the data folder has space. */
export async function checkReadiness(): Promise<Readiness> {
  const [database, disk] = await Promise.all([checkDatabase(), checkDisk()])
  return { status: database === 'ok' && disk === 'ok' ? 'ready' : 'unavailable', database, disk }
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
