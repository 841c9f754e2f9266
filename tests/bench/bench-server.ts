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
  /** The sessions that the database keeps for the product, where it is on this machine. */
  databasePids: () => Promise<number[]>
}

/** Runs `work` on an installation of its own, with accounts and a quiz of ten questions; ends it, and leaves nothing. */
export async function withBenchServer<T>(
  accountCount: number,
  work: (bench: BenchServer) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-bench-'))
  const given = process.env.BENCH_DATABASE_URL
  const own = given ? await createOwnDatabase(given) : null
  const secrets = newSecrets()
  const url = own?.url ?? ''
  const setting = {
    port: await freePort(),
    folder,
    databaseUrl: url,
    env: { ...secrets, TRUST_PROXY: 'true' },
  }
  let server = await startProduct(setting)
  try {
    await server.end('SIGTERM')
    const accounts = await addBenchData({ url, folder }, accountCount)
    server = await startProduct(setting)
    const secret = secrets.NEXTAUTH_SECRET ?? ''
    const questions = await readQuestions({ origin: server.origin, secret, accounts })
    const databasePids = async () => (url ? listSessions(url) : [])
    const result = await work({
      server,
      secret,
      accounts,
      questions,
      isPostgresql: own !== null,
      databasePids,
    })
    await server.end('SIGTERM')
    return result
  } finally {
    await server.end('SIGKILL')
    await own?.drop()
    await rm(folder, { recursive: true, force: true })
  }
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
