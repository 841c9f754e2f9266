import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { Prisma } from '@/generated/prisma/client'

/** Checks that the database answers. Prisma's API reads tables, and before the first migration there are none. */
export async function pingDatabase(client: Prisma.TransactionClient): Promise<void> {
  await client.$queryRaw`SELECT 1`
}

/**
 * Checks that a server accepts a new connection and answers. The client of Prisma would wait until one of its connections
 * is free. @throws if it doesn't
 */
export async function pingServer(url: string, timeoutMs: number): Promise<void> {
  const connection = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs })
  // The server can close the connection at any time; the query then fails.
  connection.on('error', () => {})
  try {
    await connection.connect()
    await connection.query('SELECT 1')
  } finally {
    await connection.end().catch(() => {})
  }
}

/** Whether any migration was applied. Asked before there is a client, and Prisma's API can't list tables. */
export async function hasTables(pglite: PGlite): Promise<boolean> {
  const { rows } = await pglite.query<{ found: boolean }>(
    `SELECT to_regclass('public."_prisma_migrations"') IS NOT NULL AS "found"`,
  )
  return rows[0]?.found ?? false
}

/** Counts the tables on a server, to find out if it is empty. Prisma's API can't list tables. */
export async function countTables(url: string): Promise<number> {
  const connection = new pg.Client({ connectionString: url })
  await connection.connect()
  try {
    const { rows } = await connection.query<{ count: number }>(
      'SELECT count(*)::int AS "count" FROM information_schema.tables WHERE table_schema = \'public\'',
    )
    return rows[0]?.count ?? 0
  } finally {
    await connection.end()
  }
}

type LockedModel = Extract<
  Prisma.ModelName,
  'Attempt' | 'Class' | 'ClassGroup' | 'ImportBatch' | 'Item' | 'Quiz' | 'RegradeRun' | 'User'
>

/**
 * Locks a row until the transaction ends. Prisma's API can't lock rows that it reads.
 * @param strength `FOR NO KEY UPDATE` doesn't block rows that refer to this one, such as a new attempt at a locked quiz
 */
export async function lockRow(
  tx: Prisma.TransactionClient,
  model: LockedModel,
  id: string,
  strength: 'FOR UPDATE' | 'FOR NO KEY UPDATE',
): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM ${Prisma.raw(`"${model}"`)} WHERE "id" = ${id} ${Prisma.raw(strength)}`
}

/** Takes a named lock until the transaction ends, for work that no single row stands for. Prisma's API has no such locks. */
export async function lockName(tx: Prisma.TransactionClient, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}
