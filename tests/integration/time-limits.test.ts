import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate, readMigrations } from '@/prisma/migrate'
import { toProblem } from '@/server/http/problem'
import { isOutage } from '@/server/platform/database-watch'
import { adoptDatabase, type Database, openServer } from '@/server/platform/db'
import { createOwnDatabase } from '@/tests/support/own-database'

// The time limits of a database server. The embedded database has none.

const template = inject('template')
const LIMITS = { poolSize: 2, statementMs: 200, lockMs: 100, transactionMs: 200 }

let own: Awaited<ReturnType<typeof createOwnDatabase>>
let database: Database
beforeAll(async () => {
  if (template.kind !== 'postgresql') return
  own = await createOwnDatabase(template.url)
  database = await openServer(own.url, LIMITS)
  adoptDatabase(database)
  await database.overOwnConnection(migrate)
})
afterAll(async () => {
  await database?.close()
  await own?.drop()
})

const onServer = test.runIf(template.kind === 'postgresql')
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

onServer('a statement that takes too long is answered like an outage', async () => {
  const failure = await failureOf(database.client.$executeRaw`SELECT pg_sleep(30)`)
  expect(String(failure)).toContain('statement timeout')
  expect(isOutage(failure)).toBe(true)
  expect(toProblem(failure)).toMatchObject({ code: 'UNAVAILABLE' })
  expect(await database.client.user.count()).toBe(0)
})

onServer('a statement that waits too long for a lock is answered like an outage', async () => {
  const holder = new pg.Client({ connectionString: own.url })
  await holder.connect()
  await holder.query('BEGIN; LOCK TABLE "User" IN ACCESS EXCLUSIVE MODE')
  const failure = await failureOf(database.client.user.count())
  await holder.end()
  expect(String(failure)).toContain('lock timeout')
  expect(isOutage(failure)).toBe(true)
})

onServer('a transaction that does nothing for too long ends, and releases what it locked', async () => {
  const failure = await failureOf(
    database.client.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE "User" IN ACCESS EXCLUSIVE MODE`
      const other = new pg.Client({ connectionString: own.url })
      await other.connect()
      // Waits until the server has ended the transaction.
      await other.query('SELECT 1 FROM "User"')
      await other.end()
      await tx.user.count()
    }),
  )
  expect(isOutage(failure)).toBe(true)
})

onServer('migrations have no time limit', async () => {
  const slow = { name: '20990101000000_slow', sql: 'SELECT pg_sleep(1);\n' }
  const all = [...(await readMigrations()), slow]
  expect(await database.overOwnConnection((adapter) => migrate(adapter, all))).toEqual([slow.name])
})
