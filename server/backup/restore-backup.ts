import { createReadStream } from 'node:fs'
import { access, copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { countTables, hasTables } from '@/server/platform/database-statements'
import { lockFolder } from '@/server/platform/folder-lock'
import { markInstalled } from '@/server/platform/installation'
import { StartError } from '@/server/platform/start-error'
import { makeWritableFolder } from '@/server/platform/writable-folder'
import { DATABASE_FILES, type Manifest, readBackup, SECRETS, storedName } from './backup-folder'
import { decryptFile } from './encrypt-file'
import { restoreServer } from './postgresql-tools'

export type RestoreOptions = {
  /** The folder of one backup, or a snapshot of the embedded database (`.tar.gz`). */
  from: string
  dataDir: string
  databaseUrl?: string | undefined
  passphrase?: string | undefined
  /** Whether to replace a database that has data. */
  isReplacing: boolean
  now: Date
}

/**
 * Restores a backup. Renames the embedded database that it replaces.
 * @returns what was done, for the person who restores
 * @throws StartError if the target isn't empty, or the backup is incomplete or of another kind of database
 */
export async function restoreBackup(options: RestoreOptions): Promise<string[]> {
  const { from, dataDir, databaseUrl } = options
  if (from.endsWith('.tar.gz')) return restoreSnapshot(options)
  const manifest = await readBackup(from)
  const kind = databaseUrl ? 'postgresql' : 'embedded'
  if (manifest.database !== kind) throw new StartError(kindMessage(manifest))
  await makeWritableFolder(dataDir)
  const work = await mkdtemp(path.join(dataDir, 'restoring-'))
  try {
    for (const name of [DATABASE_FILES[kind], SECRETS]) await unpack(name, manifest, options, work)
    const copy = path.join(work, DATABASE_FILES[kind])
    return databaseUrl
      ? await restoreToServer(databaseUrl, copy, work, options)
      : await restoreEmbedded(copy, work, options)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

function kindMessage({ database }: Manifest): string {
  return database === 'embedded'
    ? 'This is a backup of an embedded database. Unset DATABASE_URL to restore it.'
    : 'This is a backup of a PostgreSQL server. Set DATABASE_URL to the database to restore it to.'
}

async function restoreSnapshot(options: RestoreOptions): Promise<string[]> {
  if (options.databaseUrl) throw new StartError(kindMessage({ database: 'embedded' } as Manifest))
  await makeWritableFolder(options.dataDir)
  return restoreEmbedded(options.from, null, options)
}

/** Puts one file of the backup into the folder of the work, decrypted. */
async function unpack(
  name: string,
  manifest: Manifest,
  options: RestoreOptions,
  work: string,
): Promise<void> {
  const { from, passphrase } = options
  const stored = path.join(from, storedName(name, manifest.isEncrypted))
  const to = path.join(work, name)
  if (!manifest.isEncrypted) return copyFile(stored, to)
  if (!passphrase) throw new StartError('The backup is encrypted. Set BACKUP_PASSPHRASE.')
  await decryptFile({ from: stored, to, purpose: name, passphrase })
}

/** @param work the folder of the unpacked secrets; null if there are none to restore */
async function restoreEmbedded(
  copy: string,
  work: string | null,
  options: RestoreOptions,
): Promise<string[]> {
  const { dataDir, isReplacing, now } = options
  const release = await lockFolder(dataDir)
  try {
    const target = path.join(dataDir, 'database')
    const secrets = path.join(dataDir, 'secrets.json')
    if (!isReplacing && ((await exists(target)) || (work && (await exists(secrets)))))
      throw new StartError(`${dataDir} isn't empty. Add --replace to replace its database and secrets.`)
    const restored = path.join(dataDir, `database-restored-${now.getTime()}`)
    await extract(copy, restored)
    const notes = await setAside([target, ...(work ? [secrets] : [])], now)
    await rename(restored, target)
    if (work) await rename(path.join(work, SECRETS), secrets)
    await markInstalled(dataDir)
    return [...notes, `Restored the database to ${target}.`]
  } finally {
    await release()
  }
}

/** Extracts the archive and checks that a database starts from it. */
async function extract(copy: string, folder: string): Promise<void> {
  try {
    const archive = await buffer(createReadStream(copy).pipe(createGunzip()))
    const pglite = await PGlite.create({ dataDir: folder, loadDataDir: new Blob([new Uint8Array(archive)]) })
    const isComplete = await hasTables(pglite)
    await pglite.close()
    if (!isComplete) throw new Error('it has no tables')
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw new StartError(
      `${copy} isn't a complete copy of a database: ${error instanceof Error ? error.message : error}`,
    )
  }
}

/** Restoring never deletes anything. */
async function setAside(files: string[], now: Date): Promise<string[]> {
  const notes: string[] = []
  for (const file of files) {
    if (!(await exists(file))) continue
    const kept = `${file}-before-restore-${now.getTime()}`
    await rename(file, kept)
    notes.push(`Kept what was there as ${kept}.`)
  }
  return notes
}

async function restoreToServer(
  url: string,
  dump: string,
  work: string,
  options: RestoreOptions,
): Promise<string[]> {
  const { dataDir, isReplacing, now } = options
  const count = await countTables(url)
  if (count > 0 && !isReplacing)
    throw new StartError(`The database has ${count} tables. Add --replace to replace them.`)
  await restoreServer(url, dump, isReplacing)
  // The environment has the secrets, so the person who restores compares them.
  const secrets = path.join(dataDir, `secrets-of-backup-${now.getTime()}.json`)
  await writeFile(secrets, await readFile(path.join(work, SECRETS)), { mode: 0o600 })
  return [
    'Restored the database.',
    `Set the secrets of the environment to those in ${secrets}, and delete that file.`,
  ]
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
