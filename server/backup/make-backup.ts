import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import packageJson from '@/package.json' with { type: 'json' }
import { openEmbeddedDatabase, SNAPSHOT_REQUEST } from '@/server/platform/embedded-database'
import { askOwner, requestOwner } from '@/server/platform/owner-socket'
import { writeSnapshot } from '@/server/platform/snapshots'
import { StartError } from '@/server/platform/start-error'
import {
  DATABASE_FILES,
  hashFile,
  listBackups,
  MANIFEST,
  type Manifest,
  nameBackup,
  SECRETS,
  storedName,
} from './backup-folder'
import { encryptFile } from './encrypt-file'
import { dumpServer } from './postgresql-tools'

export type BackupOptions = {
  /** The data folder. */
  dataDir: string
  databaseUrl?: string | undefined
  /** Called after the database was copied. */
  readSecrets: () => Promise<object>
  /** The folder of all backups. */
  to: string
  passphrase?: string | undefined
  /** How many backups to keep; all if it isn't set. */
  keep?: number | undefined
  now: Date
}

/**
 * Backs up the database and the secrets while Casebook runs or not. Images in the database are included.
 * @returns the folder of the backup, which appears only when it is complete
 * @throws StartError if the database can't be copied
 */
export async function makeBackup(options: BackupOptions): Promise<string> {
  const { to, now, keep } = options
  const target = path.resolve(to, nameBackup(now))
  const incomplete = `${target}.incomplete`
  await mkdir(incomplete, { recursive: true, mode: 0o700 })
  try {
    await fill(incomplete, options)
    await rename(incomplete, target)
  } finally {
    await rm(incomplete, { recursive: true, force: true })
  }
  if (keep !== undefined) await removeOldest(to, keep)
  return target
}

async function fill(folder: string, options: BackupOptions): Promise<void> {
  const { dataDir, databaseUrl, readSecrets, passphrase, now } = options
  const database = databaseUrl ? 'postgresql' : 'embedded'
  const copy = path.join(folder, DATABASE_FILES[database])
  if (databaseUrl) await dumpServer(databaseUrl, copy)
  else await copyEmbedded(dataDir, copy)
  await writeFile(path.join(folder, SECRETS), JSON.stringify(await readSecrets(), null, 2), { mode: 0o600 })
  const names = [DATABASE_FILES[database], SECRETS]
  if (passphrase) for (const name of names) await encryptInPlace(folder, name, passphrase)
  const isEncrypted = Boolean(passphrase)
  const stored = names.map((name) => storedName(name, isEncrypted))
  const files = await Promise.all(stored.map(async (name) => [name, await hashFile(path.join(folder, name))]))
  const manifest: Manifest = {
    format: 'casebook-backup/1',
    createdAt: now.toISOString(),
    version: packageJson.version,
    database,
    isEncrypted,
    files: Object.fromEntries(files),
  }
  await writeFile(path.join(folder, MANIFEST), JSON.stringify(manifest, null, 2))
}

/** A running Casebook owns the folder, so it makes the copy itself. */
async function copyEmbedded(dataDir: string, file: string): Promise<void> {
  await access(path.join(dataDir, 'database')).catch(() => {
    throw new StartError(`There is no database in ${dataDir}.`)
  })
  if ((await askOwner(dataDir)) === 'alive') return requestOwner(dataDir, `${SNAPSHOT_REQUEST}${file}`)
  const { pglite, close } = await openEmbeddedDatabase(dataDir)
  try {
    await writeSnapshot(pglite, file)
  } finally {
    await close()
  }
}

async function encryptInPlace(folder: string, name: string, passphrase: string): Promise<void> {
  const from = path.join(folder, name)
  await encryptFile({ from, to: path.join(folder, storedName(name, true)), purpose: name, passphrase })
  await rm(from)
}

async function removeOldest(to: string, keep: number): Promise<void> {
  for (const name of (await listBackups(to)).slice(0, -keep))
    await rm(path.join(to, name), { recursive: true })
}
