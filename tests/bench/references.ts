import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { createOwnDatabase } from '../support/own-database'

/** Two reference values of the machine, measured in the same run, to compare results of different days. */

const CONNECTIONS = 32
const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'

/** Requests per second to a bare `node:http` server in a separate thread, at 32 connections. */
export async function measureHello(seconds: number): Promise<number> {
  const worker = new Worker(
    `const { createServer } = require('node:http'); const { parentPort } = require('node:worker_threads')
     const server = createServer((_, response) => response.end('hello'))
     server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`,
    { eval: true },
  )
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  let answers = 0
  const sockets = Array.from({ length: CONNECTIONS }, () => ask(port, () => answers++))
  const startedAt = performance.now()
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  const perSecond = answers / ((performance.now() - startedAt) / 1000)
  for (const socket of sockets) socket.destroy()
  await worker.terminate()
  return perSecond
}

function ask(port: number, onAnswer: () => void): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(REQUEST))
  // One request at a time, so the next data is its response: it fits one packet.
  socket.on('data', () => {
    onAnswer()
    socket.write(REQUEST)
  })
  socket.on('error', () => {})
  return socket
}

export type TransactionReference = { name: string; perSecond: number }

/** `pgbench -s 10 -c 8 -j 2` (TPC-B). @returns null if there is no pgbench */
export async function measurePgbench(url: string, seconds: number): Promise<TransactionReference | null> {
  if (spawnSync('pgbench', ['--version']).status !== 0) return null
  const own = await createOwnDatabase(url)
  try {
    spawnSync('pgbench', ['-i', '-q', '-s', '10', own.url])
    const { stdout } = spawnSync('pgbench', ['-c', '8', '-j', '2', '-T', String(seconds), own.url])
    const perSecond = Number(/tps = ([\d.]+)/.exec(String(stdout))?.[1])
    return Number.isFinite(perSecond) ? { name: 'pgbench -s 10 -c 8 -j 2', perSecond } : null
  } finally {
    await own.drop()
  }
}

/** Runs the transactions of TPC-B on the embedded database, one after the other, on a table of 10,000 accounts. */
export async function measureEmbedded(seconds: number): Promise<TransactionReference> {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-tpcb-'))
  const database = await PGlite.create(path.join(folder, 'database'))
  await database.exec(`
    CREATE TABLE account (id int PRIMARY KEY, balance int NOT NULL);
    CREATE TABLE teller (id int PRIMARY KEY, balance int NOT NULL);
    CREATE TABLE history (account int, teller int, delta int, at timestamp);
    INSERT INTO account SELECT n, 0 FROM generate_series(1, 10000) n;
    INSERT INTO teller SELECT n, 0 FROM generate_series(1, 10) n;`)
  let done = 0
  const startedAt = performance.now()
  while (performance.now() - startedAt < seconds * 1000) {
    const account = ((done * 7_919) % 10_000) + 1
    const teller = (done % 10) + 1
    await database.transaction(async (tx) => {
      await tx.query('UPDATE account SET balance = balance + $1 WHERE id = $2', [done, account])
      await tx.query('SELECT balance FROM account WHERE id = $1', [account])
      await tx.query('UPDATE teller SET balance = balance + $1 WHERE id = $2', [1, teller])
      await tx.query('INSERT INTO history VALUES ($1, $2, $3, now())', [account, teller, 1])
    })
    done++
  }
  const perSecond = done / ((performance.now() - startedAt) / 1000)
  await database.close()
  await rm(folder, { recursive: true, force: true })
  return { name: 'TPC-B, embedded, one at a time', perSecond }
}
