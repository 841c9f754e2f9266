import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ItemSchema } from '@/domain/items/item'
import { addToKey } from '@/domain/regrading/add-to-key'
import { migrate } from '@/prisma/migrate'
import { type Db, openDatabase } from '@/server/platform/db'
import { createOwnDatabase } from './own-database'
import { fillTeaching } from './teaching-data'

/**
 * Compares a regrade of 10,000 attempts that is killed halfway and run again with a copy that was never interrupted:
 * every row of slots, attempts, grades, and the ledger must be the same. Uses PostgreSQL with `--database-url`, or
 * else the embedded database.
 */

const ATTEMPTS = 10_000
const at = process.argv.indexOf('--database-url')
const server = at < 0 ? null : (process.argv[at + 1] ?? null)

/** The database's location, as passed to a process. */
type Sandbox = { DATA_DIR: string; DATABASE_URL: string }

const scratch = await mkdtemp(path.join(tmpdir(), 'casebook-regrade-'))
const drops: (() => Promise<void>)[] = []
try {
  const whole = await makeSandbox('whole')
  await withDatabase(whole, fill)
  const cut = await copySandbox(whole, 'cut')
  const started = performance.now()
  await runToEnd(whole)
  const wholeMs = performance.now() - started
  const wholeState = await withDatabase(whole, fingerprint)
  const doneWhenKilled = await killHalfWay(cut, wholeMs)
  await runToEnd(cut)
  const cutState = await withDatabase(cut, fingerprint)
  const isSame = JSON.stringify(cutState) === JSON.stringify(wholeState)
  console.log(
    `${isSame ? 'kept' : 'LOST'}: a regrade of ${ATTEMPTS} attempts (${(wholeMs / 1000).toFixed(1)} s), killed after ${doneWhenKilled}, run again`,
  )
  if (!isSame) console.log(JSON.stringify({ wholeState, cutState }, null, 1))
  process.exitCode = isSame ? 0 : 1
} finally {
  for (const drop of drops) await drop()
  await rm(scratch, { recursive: true, force: true })
}
process.exit()

async function makeSandbox(name: string): Promise<Sandbox> {
  const DATA_DIR = path.join(scratch, name)
  if (!server) return { DATA_DIR, DATABASE_URL: '' }
  const { url, drop } = await createOwnDatabase(server)
  drops.push(drop)
  return { DATA_DIR, DATABASE_URL: url }
}

/** Copies the folder, or on a server repeats the same fill from the same seed. */
async function copySandbox(from: Sandbox, name: string): Promise<Sandbox> {
  const sandbox = await makeSandbox(name)
  if (server) await copyDatabase(from.DATABASE_URL, sandbox.DATABASE_URL)
  else await cp(from.DATA_DIR, sandbox.DATA_DIR, { recursive: true })
  return sandbox
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const { default: pg } = await import('pg')
  const name = (url: string) => new URL(url).pathname.slice(1)
  const admin = new pg.Client({ connectionString: server ?? '' })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS "${name(to)}" WITH (FORCE)`)
  // A template must have no connection, and the server notices closed ones a little later.
  await admin.query(`ALTER DATABASE "${name(from)}" ALLOW_CONNECTIONS false`)
  const count = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1'
  while ((await admin.query(count, [name(from)])).rowCount) await admin.query('SELECT pg_sleep(0.05)')
  await admin.query(`CREATE DATABASE "${name(to)}" TEMPLATE "${name(from)}"`)
  await admin.query(`ALTER DATABASE "${name(from)}" ALLOW_CONNECTIONS true`)
  await admin.end()
}

async function withDatabase<T>(sandbox: Sandbox, work: (client: Db) => Promise<T>): Promise<T> {
  const { DATABASE_URL: url, DATA_DIR: folder } = sandbox
  const database = await openDatabase(url ? { url, folder } : { folder })
  try {
    await migrate(database.adapter)
    return await work(database.client)
  } finally {
    await database.close()
  }
}

async function fill(client: Db): Promise<void> {
  const { classId, quizId, itemId, instructorId } = await fillTeaching(client, {
    students: ATTEMPTS,
    assignments: 1,
    items: 5,
  })
  await client.regradeRun.create({
    data: {
      id: randomUUID(),
      classId,
      quizId,
      itemId,
      toVersionId: await addVersion(client, itemId),
      policy: 'new-or-old',
      reason: 'Of a test',
      createdById: instructorId,
    },
  })
}

/** A version in which option b is correct too: the score of everyone who chose it changes. */
async function addVersion(client: Db, itemId: string): Promise<string> {
  const { content } = await client.itemVersion.findFirstOrThrow({ where: { itemId } })
  const item = ItemSchema.parse(content)
  const accepted = addToKey(item, 'b')
  if (!accepted.ok) throw new Error(accepted.why)
  const { id } = await client.itemVersion.create({
    data: { itemId, number: 2, contentHash: 'b', content: JSON.parse(JSON.stringify(accepted.item)) },
  })
  return id
}

/** What a regrade leaves, by table: the number of rows, and a digest of all of them. */
async function fingerprint(client: Db): Promise<Record<string, string>> {
  const tables = {
    attemptItems: await client.attemptItem.findMany({ orderBy: [{ attemptId: 'asc' }, { slot: 'asc' }] }),
    attempts: await client.attempt.findMany({ orderBy: { id: 'asc' } }),
    grades: await client.grade.findMany({ orderBy: { learnerId: 'asc' }, omit: { updatedAt: true } }),
    ledger: await client.regradeChange.findMany({ orderBy: { attemptId: 'asc' } }),
    runs: await client.regradeRun.findMany(),
    notifications: await client.notification.findMany({
      orderBy: { userId: 'asc' },
      omit: { id: true, createdAt: true },
    }),
  }
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`,
    ]),
  )
}

function start(sandbox: Sandbox): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'tests/support/regrade-child.ts'], {
    env: { ...process.env, ...sandbox },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function runToEnd(sandbox: Sandbox): Promise<void> {
  const child = start(sandbox)
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the regrade ended with ${code}`)
}

/** Kills the process until it was interrupted with some of the work done. @returns how many slots were done by then */
async function killHalfWay(sandbox: Sandbox, wholeMs: number): Promise<number> {
  for (const share of [0.5, 0.3, 0.65, 0.2, 0.4]) {
    const child = start(sandbox)
    const ended = new Promise((resolve) => child.once('close', resolve))
    await Promise.race([new Promise((resolve) => setTimeout(resolve, wholeMs * share)), ended])
    child.kill('SIGKILL')
    await ended
    const done = await withDatabase(sandbox, (client) => client.regradeChange.count())
    if (done > 0 && done < ATTEMPTS) return done
    if (done === ATTEMPTS) throw new Error('the kill came too late')
  }
  throw new Error('the kill came too early, five times')
}
