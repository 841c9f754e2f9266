import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/prisma/migrate'
import { loadCourses } from '@/server/content/load-course'
import { adoptDatabase, type Database, embeddedDatabase, openServer } from '@/server/platform/db'

/**
 * Migrates and loads one database. Every test file starts from a copy: of a dump for the embedded database, of a
 * template on a server (set TEST_ON=postgresql and TEST_DATABASE_URL).
 */

declare module 'vitest' {
  export interface ProvidedContext {
    template: { kind: 'embedded'; dump: string } | { kind: 'postgresql'; url: string; template: string }
  }
}

// biome-ignore lint/style/noDefaultExport: the runner needs the setup as the default export
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  return process.env.TEST_ON === 'postgresql' ? setupServer(project) : setupEmbedded(project)
}

async function setupEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-test-'))
  const pglite = await PGlite.create()
  await prepare(embeddedDatabase({ pglite, close: async () => {} }))
  const dump = path.join(folder, 'template.tar')
  const blob = await pglite.dumpDataDir('none')
  await writeFile(dump, Buffer.from(await blob.arrayBuffer()))
  await pglite.close()
  project.provide('template', { kind: 'embedded', dump })
  return () => rm(folder, { recursive: true, force: true })
}

async function setupServer(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('TEST_DATABASE_URL must be set for TEST_ON=postgresql')
  const template = `casebook_test_${process.pid}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`CREATE DATABASE "${template}"`)
  const templateUrl = Object.assign(new URL(url), { pathname: `/${template}` }).href
  const database = await openServer(templateUrl)
  await prepare(database)
  await database.close()
  // The server notices closed connections a little later, and a template must have none.
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [template])
  project.provide('template', { kind: 'postgresql', url, template })
  return async () => {
    const left = await admin.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [template],
    )
    for (const { datname } of left.rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`)
    await admin.end()
  }
}

async function prepare(database: Database): Promise<void> {
  adoptDatabase(database)
  await migrate(database.adapter)
  await loadCourses(database.client, 'a salt of the tests')
}
