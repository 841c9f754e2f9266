import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** The app as `npm start` runs it, as a separate process that can be measured and killed. */

export type ProductServer = {
  origin: string
  pid: number
  /** The number of statements that have reached the database so far. */
  countStatements: () => Promise<number>
  /** Takes a CPU profile of the server while `work` runs. */
  profile: (work: () => Promise<void>) => Promise<CpuProfile>
  /** Resolves when the process is gone. */
  end: (signal: NodeJS.Signals) => Promise<void>
}

/** In V8's format. */
export type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

export type ProductSetting = {
  port: number
  /** Contains the embedded database and generated secrets. */
  folder: string
  /** Empty for the embedded database. */
  databaseUrl: string
  env: Record<string, string>
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const PROBE = pathToFileURL(path.join(import.meta.dirname, 'probe.mjs')).href

export async function startProduct(setting: ProductSetting): Promise<ProductServer> {
  const { port, folder, databaseUrl, env } = setting
  const child = spawn(process.execPath, ['--import', PROBE, 'bin/start.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      // A measurement sends more than any person.
      WRITES_PER_MINUTE: '100000000',
      ...env,
      ...{ PORT: String(port), DATA_DIR: folder, DATABASE_URL: databaseUrl },
    },
  })
  await ready(child)
  return {
    origin: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    countStatements: async () => Number(await ask(child, 'statements')),
    profile: async (work) => {
      await ask(child, 'start profile')
      await work()
      return (await ask(child, 'stop profile')) as CpuProfile
    },
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const closed = once(child, 'close')
      child.kill(signal)
      await closed
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  let output = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk
      if (output.includes('Casebook is ready')) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('close', () => reject(new Error(`The server did not start:\n${output}`)))
  })
}

/** Requires a server started with `probe.mjs`. */
async function ask(child: ChildProcess, question: string): Promise<unknown> {
  const answered = once(child, 'message')
  child.send(question)
  const [answer] = await answered
  return answer[question]
}

/** The settings that start-up needs with a database server; the same for every start of a run. */
export function newSecrets(): Record<string, string> {
  return {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (typeof address !== 'object' || address === null) throw new Error('no port is free')
  return address.port
}
