import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Decompress } from 'fzstd'
import sqlite from 'node-sqlite3-wasm'
import { z } from 'zod'
import type { AnkiCollection, PackageFiles } from '@/domain/interchange/interchange-format'
import { LIMITS } from '@/domain/interchange/limits'
import { legacyNotes, recentNotes } from './collection-statements'
import { PackageError } from './unpack'

/** Newest first: in new packages, the oldest is a stub that says “please update”. */
const NAMES = ['collection.anki21b', 'collection.anki21', 'collection.anki2']

/**
 * Reads the notes of an Anki package from a copy of its database. Triggers and views of the file never run: only named tables are read.
 * @returns null if the package has no collection
 * @throws {PackageError} `broken-collection`
 */
export function readCollection(files: PackageFiles): AnkiCollection | null {
  const name = NAMES.find((candidate) => files.names.includes(candidate))
  const packed = name === undefined ? null : files.read(name)
  if (name === undefined || packed === null) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'casebook-anki-'))
  try {
    const file = path.join(folder, 'collection.db')
    writeFileSync(file, name.endsWith('b') ? decompress(packed) : packed)
    return readDatabase(file)
  } catch (error) {
    if (error instanceof PackageError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new PackageError(
      'broken-collection',
      `The collection can’t be read (${why}). In Anki, export the notes again.`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Unpacks zstandard. @throws {PackageError} `too-large-unpacked` */
export function decompress(packed: Uint8Array, maxBytes: number = LIMITS.keptEntries): Uint8Array {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Decompress((chunk) => {
    size += chunk.length
    if (size > maxBytes)
      throw new PackageError(
        'too-large-unpacked',
        `A file of the collection is larger than ${maxBytes / 1_000_000} MB.`,
      )
    chunks.push(chunk)
  })
  for (let at = 0; at < packed.length; at += 65_536)
    stream.push(packed.subarray(at, at + 65_536), at + 65_536 >= packed.length)
  return Buffer.concat(chunks)
}

function readDatabase(file: string): AnkiCollection {
  const first = new sqlite.Database(file)
  try {
    // No SQLite knows Anki’s collation, and tables that use it can’t be read. This is a copy.
    first.exec('PRAGMA writable_schema=ON')
    first.exec(
      "UPDATE sqlite_schema SET sql = replace(sql, 'COLLATE unicase', 'COLLATE NOCASE') WHERE type IN ('table', 'index')",
    )
  } finally {
    first.close()
  }
  const database = new sqlite.Database(file, { readOnly: true })
  try {
    const tables = z
      .array(z.object({ name: z.string() }))
      .parse(database.all("SELECT name FROM sqlite_schema WHERE type = 'table'"))
    return tables.some(({ name }) => name === 'notetypes') ? recentNotes(database) : legacyNotes(database)
  } finally {
    database.close()
  }
}
