import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { SECOND_MS } from '@/domain/time/durations'
import { type Prisma, PrismaClient } from '@/generated/prisma/client'
import { pingDatabase, pingServer } from './database-statements'
import { AwaitingPrismaPGlite, type EmbeddedDatabase, openEmbeddedDatabase } from './embedded-database'
import { env } from './env'
import { log } from './log'
import { processWide } from './process-wide'
import { writeSnapshot } from './snapshots'
import { StartError } from './start-error'

const CONNECTION_MS = 5_000

export type Db = PrismaClient
/** A transaction. Pass it on: with the embedded database, a query on the root client would wait forever inside a transaction. */
export type Tx = Prisma.TransactionClient

export type Database = {
  kind: 'embedded' | 'postgresql'
  client: PrismaClient
  adapter: SqlMigrationAwareDriverAdapterFactory
  /** Runs work over one connection that is closed afterward, without time limits. On a server, it isn't one of the pool. */
  overOwnConnection: <T>(work: (adapter: SqlMigrationAwareDriverAdapterFactory) => Promise<T>) => Promise<T>
  /** @throws if the database doesn't answer. Over a new connection, so that those in use don't delay it. */
  ping: () => Promise<void>
  /** The connections of this process by their state; none for the embedded database. */
  countConnections: () => Record<string, number>
  /** Writes a copy of the embedded database to a file; null for a server. */
  writeSnapshot: ((file: string) => Promise<void>) | null
  close: () => Promise<void>
}

const shared = processWide('database', (): { database?: Database } => ({}))

/** Returns the open database's client. `bin/` opens it before the first request; `next build` never calls this. */
export function db(): Db {
  return openedDatabase().client
}

export function openedDatabase(): Database {
  if (!shared.database) throw new Error('The database is not open: start through bin/start.mjs')
  return shared.database
}

/**
 * Opens the database server at `url`, or the embedded database in `folder` without a URL, for the whole process.
 * @throws StartError if the database can't be reached or opened
 */
export async function openDatabase(options: { url?: string | undefined; folder: string }): Promise<Database> {
  const database = options.url
    ? await openServer(options.url)
    : embeddedDatabase(await openEmbeddedDatabase(options.folder))
  shared.database = database
  return database
}

export function embeddedDatabase(embedded: EmbeddedDatabase): Database {
  const adapter = new AwaitingPrismaPGlite(embedded.pglite)
  const client = new PrismaClient({ adapter })
  return {
    kind: 'embedded',
    client,
    adapter,
    overOwnConnection: (work) => work(adapter),
    ping: () => pingDatabase(client),
    countConnections: () => ({}),
    writeSnapshot: (file) => writeSnapshot(embedded.pglite, file),
    close: async () => {
      await client.$disconnect()
      await embedded.close()
    },
  }
}

/** Uses an open database for the whole process. Tests bring their own. */
export function adoptDatabase(database: Database): void {
  shared.database = database
}

/** Limits of the connections to a server, in milliseconds. 0 turns one off. */
type Limits = {
  poolSize: number
  /** How long a statement can take, and how long it waits for a lock. */
  statementMs: number
  lockMs: number
  /** How long a transaction can do nothing, and after how long an unused connection is closed. */
  transactionMs: number
  idleMs: number
}

function limitsFromEnv(): Limits {
  const variables = env()
  return {
    poolSize: variables.DATABASE_POOL_SIZE,
    statementMs: variables.DATABASE_STATEMENT_TIMEOUT_SECONDS * SECOND_MS,
    lockMs: variables.DATABASE_LOCK_TIMEOUT_SECONDS * SECOND_MS,
    transactionMs: variables.DATABASE_TRANSACTION_TIMEOUT_SECONDS * SECOND_MS,
    idleMs: variables.DATABASE_IDLE_TIMEOUT_SECONDS * SECOND_MS,
  }
}

/**
 * Opens the database server at `url`. A statement that reaches a limit fails, and the request is answered with status 503.
 * @throws StartError if the server can't be reached
 */
export async function openServer(url: string, more: Partial<Limits> = {}): Promise<Database> {
  const { poolSize, statementMs, lockMs, transactionMs, idleMs } = { ...limitsFromEnv(), ...more }
  const pool = new pg.Pool({
    ...connectionTo(url, {
      statement_timeout: statementMs,
      lock_timeout: lockMs,
      idle_in_transaction_session_timeout: transactionMs,
    }),
    max: poolSize,
    idleTimeoutMillis: idleMs,
  })
  pool.on('error', (error) => log.warn({ error }, 'an idle connection to the database ended'))
  const adapter = new PrismaPg(pool)
  const client = new PrismaClient({ adapter })
  try {
    await pingDatabase(client)
  } catch (cause) {
    await closeServer(client, pool)
    const address = new URL(url)
    throw new StartError(
      `The database at ${address.hostname}:${address.port || 5432} cannot be reached: ${reasonOf(cause)}`,
    )
  }
  return {
    ...{ kind: 'postgresql', client, adapter },
    overOwnConnection: (work) => overOwnConnection(url, work),
    ping: () => pingServer(url, CONNECTION_MS),
    countConnections: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    writeSnapshot: null,
    close: () => closeServer(client, pool),
  }
}

/**
 * Timestamps are stored without a zone, so every session uses UTC.
 * @param settings of the server for these connections
 */
function connectionTo(url: string, settings: Readonly<Record<string, number>> = {}): pg.PoolConfig {
  const options = Object.entries({ TimeZone: 'UTC', ...settings }).map(
    ([name, value]) => `-c ${name}=${value}`,
  )
  return { connectionString: url, options: options.join(' '), connectionTimeoutMillis: CONNECTION_MS }
}

async function overOwnConnection<T>(
  url: string,
  work: (adapter: SqlMigrationAwareDriverAdapterFactory) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...connectionTo(url), max: 1 })
  pool.on('error', (error) => log.warn({ error }, 'a connection to the database ended'))
  try {
    return await work(new PrismaPg(pool))
  } finally {
    // The schema engine leaves its lock to the end of the connection.
    await pool.end()
  }
}

async function closeServer(client: PrismaClient, pool: pg.Pool): Promise<void> {
  await client.$disconnect()
  await pool.end()
}

/** Returns the message of the database or the connection, without the text that the client adds. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message.trim() : String(cause)
  return /Message: `(.*)`/.exec(message)?.[1] ?? message.split('\n').at(-1) ?? message
}
