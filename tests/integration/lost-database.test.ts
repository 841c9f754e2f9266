import { cp, mkdir, mkdtemp, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate } from '@/prisma/migrate'
import { embeddedDatabase } from '@/server/platform/db'
import { openEmbeddedDatabase } from '@/server/platform/embedded-database'
import { markInstalled } from '@/server/platform/installation'
import { listSnapshots, makeDailySnapshot, snapshotFolder, writeSnapshot } from '@/server/platform/snapshots'
import { StartError } from '@/server/platform/start-error'

// A start never replaces a lost database by an empty one.

let root: string
let folder: string
afterAll(() => rm(root, { recursive: true, force: true }))

/** A data folder as the first start leaves it. */
let installed: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'casebook-lost-'))
  installed = path.join(root, 'installed')
  const embedded = await openEmbeddedDatabase(installed)
  const database = embeddedDatabase(embedded)
  await migrate(database.adapter)
  await markInstalled(installed)
  await database.close()
})
beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'data-'))
  await cp(installed, folder, { recursive: true })
})

const database = (file = '') => path.join(folder, 'database', file)

/** A start fails with a clear message, and changes nothing. */
async function expectRefused(reason: RegExp): Promise<void> {
  const before = await readdir(folder)
  const refusal = await openEmbeddedDatabase(folder).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(StartError)
  expect(String(refusal)).toMatch(/Casebook was installed in .* Nothing was changed. Restore a backup/)
  expect(String(refusal)).toMatch(reason)
  expect(await readdir(folder)).toEqual(before)
}

test('a missing database folder stops the start', async () => {
  await rm(database(), { recursive: true })
  await expectRefused(/is missing/)
})

test('an emptied database folder stops the start', async () => {
  for (const name of await readdir(database())) await rm(database(name), { recursive: true })
  await expectRefused(/PG_VERSION is missing/)
  expect(await readdir(database())).toEqual([])
})

test('a database whose tables are gone stops the start', async () => {
  await rm(database(), { recursive: true })
  const other = await mkdtemp(path.join(root, 'new-'))
  await (await openEmbeddedDatabase(other)).close()
  await rename(path.join(other, 'database'), database())
  await expectRefused(/has no tables/)
})

test('a snapshot shows that there was a database', async () => {
  const embedded = await openEmbeddedDatabase(folder)
  await writeSnapshot(embedded.pglite, path.join(snapshotFolder(folder), '2026-11-29T08-00-00Z.tar.gz'))
  await embedded.close()
  await rm(database(), { recursive: true })
  await rm(path.join(folder, 'installation'))
  await expectRefused(/is missing/)
})

test.each(['global/pg_control', 'PG_VERSION'])('a truncated %s stops the start', async (file) => {
  await truncate(database(file), 0)
  await expectRefused(/can't be opened/)
})

test('a first start that was killed before its end is repeated', async () => {
  const fresh = await mkdtemp(path.join(root, 'fresh-'))
  await (await openEmbeddedDatabase(fresh)).close()
  await (await openEmbeddedDatabase(fresh)).close()
})

test('one snapshot is made each day, and the oldest are removed', async () => {
  const made: string[] = []
  const write = async (file: string) => {
    made.push(path.basename(file))
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, '')
  }
  const at = (day: number, hour: number) =>
    makeDailySnapshot({ folder, keep: 2, now: new Date(Date.UTC(2026, 10, day, hour)) }, write)
  expect(await at(1, 8)).toBe(true)
  expect(await at(1, 20)).toBe(false)
  expect(await at(2, 7)).toBe(false)
  expect(await at(2, 9)).toBe(true)
  expect(await at(3, 10)).toBe(true)
  expect(made).toHaveLength(3)
  expect(await listSnapshots(folder)).toEqual(['2026-11-02T09-00-00Z.tar.gz', '2026-11-03T10-00-00Z.tar.gz'])
})
