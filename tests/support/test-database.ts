import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { adoptDatabase, type Database, type Db, db, embeddedDatabase, openServer } from '@/server/platform/db'

/**
 * Gives a test file a new database, migrated and with the course loaded, and sets it as the process's database.
 * @returns the client, available once the file's tests run
 */
export function useTestDatabase(): () => Db {
  let database: Database | undefined
  beforeAll(async () => {
    const template = inject('template')
    database = template.kind === 'embedded' ? await fromDump(template.dump) : await fromTemplate(template)
    adoptDatabase(database)
  })
  afterAll(async () => {
    await database?.close()
  })
  return db
}

/** Opens a copy of the embedded template. @param dump the file of the template */
export async function fromDump(dump: string): Promise<Database> {
  const bytes = await readFile(dump)
  const pglite = await PGlite.create({ loadDataDir: new Blob([new Uint8Array(bytes)]) })
  await pglite.exec("SET TIME ZONE 'UTC'")
  return embeddedDatabase({ pglite, close: () => pglite.close() })
}

async function fromTemplate({ url, template }: { url: string; template: string }): Promise<Database> {
  const name = `${template}_${randomUUID().slice(0, 8)}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  // A template can't be copied twice at the same time.
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template])
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  await admin.end()
  return openServer(Object.assign(new URL(url), { pathname: `/${name}` }).href)
}
