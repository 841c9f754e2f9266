import { mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { createOwnDatabase } from '../support/own-database'
import { freePort, newSecrets, type ProductServer, startProduct } from '../support/product-server'
import { type Account, addBenchData, BENCH_COURSE, BENCH_QUIZ } from './bench-data'
import { nextLearner } from './run-load'
import type { Question } from './whole-attempt'

export type BenchServer = {
  server: ProductServer
  secret: string
  accounts: Account[]
  questions: Question[]
  isPostgresql: boolean
  /** The app's maximum number of database sessions, if the database is on this machine. */
  databasePids: () => Promise<number[]>
}

/** A running installation that only the benchmark uses. */
export type Installation = {
  server: ProductServer
  /** The secret that signs sessions. */
  secret: string
  /** The database's location. */
  database: { url: string; folder: string }
}

/**
 * Runs `work` on a new installation, then ends the installation and deletes it.
 * @param env environment of the app, in addition to what it needs @param fill adds data once the app has created the
 * database, while nothing else uses it
 */
export async function withInstallation<T, F>(
  { env, fill }: { env?: Record<string, string>; fill: (database: Installation['database']) => Promise<F> },
  work: (installation: Installation, filled: F) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-bench-'))
  const setUrl = process.env.BENCH_DATABASE_URL
  const own = setUrl ? await createOwnDatabase(setUrl) : null
  const secrets = newSecrets()
  const url = own?.url ?? ''
  const setting = {
    port: await freePort(),
    folder,
    databaseUrl: url,
    env: { ...secrets, TRUST_PROXY: 'true', ...env },
  }
  let server = await startProduct(setting)
  try {
    await server.end('SIGTERM')
    const filled = await fill({ url, folder })
    server = await startProduct(setting)
    const result = await work(
      { server, secret: secrets.NEXTAUTH_SECRET ?? '', database: { url, folder } },
      filled,
    )
    await server.end('SIGTERM')
    return result
  } finally {
    await server.end('SIGKILL')
    await own?.drop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Like `withInstallation`, with accounts and a quiz of ten questions. */
export async function withBenchServer<T>(
  accountCount: number,
  work: (bench: BenchServer) => Promise<T>,
): Promise<T> {
  return withInstallation(
    { fill: (database) => addBenchData(database, accountCount) },
    async ({ server, secret, database: { url } }, accounts) => {
      const questions = await readQuestions({ origin: server.origin, secret, accounts })
      const databasePids = async () => (url ? listSessions(url) : [])
      return work({ server, secret, accounts, questions, isPostgresql: url !== '', databasePids })
    },
  )
}

async function readQuestions(where: {
  origin: string
  secret: string
  accounts: Account[]
}): Promise<Question[]> {
  const agent = new Agent({ keepAlive: true })
  const { browser } = await nextLearner({ ...where, withSignIn: false }, agent)
  const start = { course: BENCH_COURSE, quiz: BENCH_QUIZ }
  const { id } = (await browser.send('POST', '/api/v1/attempts', start)).json() as { id: string }
  const { items } = (await browser.get(`/api/v1/attempts/${id}`)).json() as { items: Question[] }
  agent.destroy()
  return items
}

async function listSessions(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await client.end()
  return rows.map(({ pid }) => pid)
}
