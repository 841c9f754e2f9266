import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { StartError } from '@/server/platform/start-error'

/** A backup is a folder with a copy of the database, the secrets, and a manifest that names and verifies both. */

export const MANIFEST = 'manifest.json'
export const SECRETS = 'secrets.json'
export const DATABASE_FILES = { embedded: 'database.tar.gz', postgresql: 'database.pgdump' } as const

const ManifestSchema = z.object({
  format: z.literal('casebook-backup/1'),
  createdAt: z.iso.datetime(),
  /** The version of Casebook that made it. */
  version: z.string(),
  database: z.enum(['embedded', 'postgresql']),
  isEncrypted: z.boolean(),
  /** The SHA-256 of each file, as it is in the folder. */
  files: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof ManifestSchema>

const NAME = /^casebook-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/

export function nameBackup(now: Date): string {
  return `casebook-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
}

/** Lists the names of the complete backups in a folder, oldest first. */
export async function listBackups(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name)).sort()
}

/** The name of a file in an encrypted or plain backup. */
export const storedName = (name: string, isEncrypted: boolean): string => (isEncrypted ? `${name}.enc` : name)

/** @throws StartError if the folder isn't a backup, or a file is missing or was changed */
export async function readBackup(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => {
    throw new StartError(`${folder} isn't a backup: it has no ${MANIFEST}.`)
  })
  const parsed = ManifestSchema.safeParse(safeJson(text))
  if (!parsed.success) throw new StartError(`${path.join(folder, MANIFEST)} can't be read by this version.`)
  for (const [name, hash] of Object.entries(parsed.data.files)) {
    const found = await hashFile(path.join(folder, path.basename(name))).catch(() => null)
    if (found !== hash) throw new StartError(`${path.join(folder, name)} is missing or was changed.`)
  }
  return parsed.data
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
