import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { PGlite } from '@electric-sql/pglite'
import { DAY_MS } from '@/domain/time/durations'

/**
 * Copies of the embedded database, made while it is in use: compressed archives of its folder. The database reads its
 * files in one go, between two statements, so a copy is what a kill at that moment would leave.
 */

const SUFFIX = '.tar.gz'

export const snapshotFolder = (folder: string): string => path.join(folder, 'snapshots')

/** Writes a copy of the database to a file, which appears only when it is complete. */
export async function writeSnapshot(pglite: PGlite, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  // Otherwise the copy would have to repeat all changes since the last one.
  await pglite.exec('CHECKPOINT')
  const archive = await pglite.dumpDataDir('none')
  const incomplete = `${file}.incomplete-${randomUUID()}`
  try {
    const output = createWriteStream(incomplete, { mode: 0o600, flush: true })
    await pipeline(Readable.from(piecesOf(archive)), createGzip({ level: 1 }), output)
    await rename(incomplete, file)
  } finally {
    await rm(incomplete, { force: true })
  }
}

const PIECE_BYTES = 1_000_000

async function* piecesOf(archive: Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < archive.size; start += PIECE_BYTES)
    yield new Uint8Array(await archive.slice(start, start + PIECE_BYTES).arrayBuffer())
}

/**
 * Makes the daily snapshot if it is due, and removes the oldest ones.
 * @param keep how many to keep
 * @returns whether one was made
 */
export async function makeDailySnapshot(
  { folder, keep, now }: { folder: string; keep: number; now: Date },
  write: (file: string) => Promise<void>,
): Promise<boolean> {
  const snapshots = await listSnapshots(folder)
  const latest = snapshots.at(-1)
  if (latest && timeOf(latest) > now.getTime() - DAY_MS) return false
  const made = `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z${SUFFIX}`
  await write(path.join(snapshotFolder(folder), made))
  for (const old of [...snapshots, made].slice(0, -keep)) await rm(path.join(snapshotFolder(folder), old))
  return true
}

/** Lists the names of the snapshots, oldest first. */
export async function listSnapshots(folder: string): Promise<string[]> {
  const names = await readdir(snapshotFolder(folder)).catch(() => [])
  return names.filter((name) => /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz$/.test(name)).sort()
}

function timeOf(name: string): number {
  const [date, time = ''] = name.slice(0, 19).split('T')
  return Date.parse(`${date}T${time.replaceAll('-', ':')}Z`)
}
