import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '@/prisma/migrate'
import { type Database, embeddedDatabase, openServer } from '@/server/platform/db'
import { createOwnDatabase } from '@/tests/support/own-database'

let database: Database
let drop = async () => {}

beforeAll(async () => {
  if (process.env.TEST_ON === 'postgresql') {
    const own = await createOwnDatabase(process.env.TEST_DATABASE_URL ?? '')
    drop = own.drop
    database = await openServer(own.url)
  } else {
    const pglite = await PGlite.create()
    database = embeddedDatabase({ pglite, close: () => pglite.close() })
  }
  const all = await readMigrations()
  const at = all.findIndex(({ name }) => name.endsWith('_sync-cards-when-graded'))
  expect(at).toBeGreaterThan(0)
  await migrate(database.adapter, all.slice(0, at))
  const filled = await readFile('tests/support/before-stored-reasons.sql', 'utf8')
  for (const statement of filled.split(/;\n/).filter((text) => text.trim()))
    await database.client.$executeRawUnsafe(statement)
  await migrate(database.adapter, all)
}, 120_000)

afterAll(async () => {
  await database.close()
  await drop()
})

test('each former member has the reason of the last entry in the audit log', async () => {
  const members = await database.client.classMember.findMany({
    orderBy: [{ classId: 'asc' }, { userId: 'asc' }],
  })
  expect(members.map(({ classId, userId, endReason }) => [classId, userId, endReason])).toEqual([
    ['one', 'a', null],
    ['one', 'b', 'LEFT'],
    ['one', 'c', 'REMOVED'],
    ['one', 'd', 'MOVED'],
    ['one', 'e', 'LEFT'],
    ['two', 'd', null],
    // Removed from the other class only.
    ['two', 'f', 'LEFT'],
  ])
  expect(await database.client.auditEntry.count()).toBe(11)
})

test('graded attempts that wait for review cards become due, except those of deleted accounts', async () => {
  const attempts = await database.client.attempt.findMany({ orderBy: { id: 'asc' } })
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour))
  expect(attempts.map(({ id, cardsDueAt, cardsSyncedAt }) => [id, cardsDueAt, cardsSyncedAt])).toEqual([
    ['of-nobody', null, null],
    ['open', null, null],
    ['synced', null, at(12)],
    ['waiting', at(11), null],
  ])
})
