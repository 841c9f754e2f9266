import { access, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { hasTables } from './database-statements'
import { snapshotFolder } from './snapshots'
import { StartError } from './start-error'

/**
 * Recognizes a data folder whose database was lost. Without this check, a start would create an empty database,
 * and learners would find out when they can't sign in.
 */

/** Says that the folder's database had its tables once. Written after the migrations of the first start. */
const MARKER = 'installation'
/** Files that every database of PostgreSQL has. */
const ESSENTIAL = ['PG_VERSION', 'global/pg_control', 'pg_wal']

export async function markInstalled(folder: string): Promise<void> {
  if (await exists(path.join(folder, MARKER))) return
  await writeFile(path.join(folder, MARKER), `${new Date().toISOString()}\n`)
}

/**
 * Checks the folder before anything opens its database.
 * @returns whether it has a database
 * @throws StartError if its database is missing or incomplete
 */
export async function hasDatabase(folder: string, database: string): Promise<boolean> {
  if (!(await exists(database))) {
    if (await wasInstalled(folder)) throw lostError(folder, `the folder ${database} is missing`)
    return false
  }
  for (const file of ESSENTIAL)
    if (!(await exists(path.join(database, file))))
      throw lostError(folder, `${path.join(database, file)} is missing`)
  return true
}

/** @throws StartError if the database has no tables, although it had some */
export async function assertNotEmptied(folder: string, pglite: PGlite): Promise<void> {
  if ((await wasInstalled(folder)) && !(await hasTables(pglite)))
    throw lostError(folder, 'the database has no tables')
}

/** @returns the error of a database whose files can't be read */
export function corruptError(folder: string, cause: unknown): StartError {
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
  return lostError(folder, `the database can't be opened: ${reason}`)
}

async function wasInstalled(folder: string): Promise<boolean> {
  const snapshots = await readdir(snapshotFolder(folder)).catch(() => [])
  return snapshots.length > 0 || (await exists(path.join(folder, MARKER)))
}

function lostError(folder: string, reason: string): StartError {
  return new StartError(
    `Casebook was installed in ${folder}, but ${reason}. Nothing was changed. Restore a backup or a snapshot (see docs/administrators.md), or set DATA_DIR to another folder for a new installation.`,
  )
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
