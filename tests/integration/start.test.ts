import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { checkNodeVersion } from '@/bin/prepare.mjs'
import { lockFolder } from '@/server/platform/folder-lock'
import { ensureSecrets, rotateStoredSecrets } from '@/server/platform/secrets'
import { isAlive, NpmRun } from '@/tests/support/npm-run'

// `npm start` with a problem in its environment: one clear line, exit code 1, no stack trace.

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const SECRETS = {
  NEXTAUTH_SECRET: 'a secret of the tests, long enough for it',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 'k').toString('base64'),
}

function start(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['bin/start.mjs'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: path.join(folder, 'data'), ...env },
  })
}

/** The output of a start that should fail, without the lines of the steps that succeeded. */
async function failToStart(env: Record<string, string>): Promise<{ code: number | null; errors: string[] }> {
  const child = start(env)
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const [code] = await once(child, 'close')
  return { code, errors: errors.split('\n').filter((line) => line !== '') }
}

const oneLine = (pattern: RegExp) => ({ code: 1, errors: [expect.stringMatching(pattern)] })

test.each([
  ['PORT', { PORT: 'eighty' }, /PORT/],
  ['PORT', { PORT: '70000' }, /PORT/],
  ['TRUST_PROXY', { TRUST_PROXY: 'maybe' }, /TRUST_PROXY must be true or false/],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://host/db' }, /DATABASE_URL must start with postgresql:\/\//],
  ['NEXTAUTH_SECRET', { NEXTAUTH_SECRET: 'short' }, /NEXTAUTH_SECRET must have at least 32 characters/],
  ['GITHUB_SECRET', { GITHUB_ID: 'id' }, /GITHUB_SECRET must be set together with GITHUB_ID/],
])('a wrong %s stops the start with a line that names it', async (_name, env, pattern) => {
  expect(await failToStart(env)).toEqual(oneLine(pattern))
})

test('all invalid variables are named together', async () => {
  const { errors } = await failToStart({ PORT: 'eighty', TRUST_PROXY: 'maybe' })
  expect(errors).toEqual([expect.stringMatching(/PORT.*TRUST_PROXY/)])
})

test('startup reports a port in use', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  expect(await failToStart({ PORT: port })).toEqual(oneLine(new RegExp(`Port ${port} is in use`)))
  holder.close()
})

test('startup reports a data folder that can’t be written', async () => {
  const DATA_DIR = path.join(folder, 'a-file')
  await writeFile(DATA_DIR, 'not a folder')
  expect(await failToStart({ DATA_DIR, ...SECRETS })).toEqual(oneLine(/a-file is not writable \(\w+\)/))
})

test('startup reports that secrets can’t be written to it either', async () => {
  const DATA_DIR = path.join(folder, 'another-file')
  await writeFile(DATA_DIR, 'not a folder')
  expect(await failToStart({ DATA_DIR })).toEqual(oneLine(/another-file is not writable \(\w+\)/))
})

test('startup reports a data folder in use, with the process ID', async () => {
  const DATA_DIR = await mkdtemp(path.join(folder, 'held-'))
  const release = await lockFolder(DATA_DIR)
  expect(await failToStart({ DATA_DIR })).toEqual(
    oneLine(new RegExp(`is in use by another Casebook process \\(process ${process.pid}\\)`)),
  )
  await release()
})

test('startup reports an unreachable database without its password', async () => {
  const DATABASE_URL = 'postgresql://somebody:hidden-word@127.0.0.1:1/casebook'
  const outcome = await failToStart({ DATABASE_URL, ...SECRETS })
  expect(outcome).toEqual(oneLine(/database at 127\.0\.0\.1:1 cannot be reached/))
  expect(outcome.errors.join()).not.toContain('hidden-word')
})

test('a database server without secrets is rejected, and both are named', async () => {
  const DATABASE_URL = 'postgresql://127.0.0.1:1/casebook'
  expect(await failToStart({ DATABASE_URL })).toEqual(
    oneLine(/NEXTAUTH_SECRET and NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be set/),
  )
})

const runs: NpmRun[] = []
afterEach(() => {
  for (const run of runs.splice(0)) run.killAll()
})

/** Starts a script of package.json on a separate data folder. */
async function runScript(script: string) {
  const DATA_DIR = await mkdtemp(path.join(folder, `${script}-`))
  const run = new NpmRun(script, { PORT: '0', DATA_DIR, DEMO_DATA_DIR: DATA_DIR, DATABASE_URL: '' })
  runs.push(run)
  // The next step creates the database: `demo` does so in a separate process.
  await run.until('Database client')
  while (!(await readFile(path.join(DATA_DIR, 'holder'), 'utf8').catch(() => ''))) await pause(50)
  return { run, DATA_DIR, processes: run.listProcesses() }
}

test.each([
  ['start', 'SIGTERM', 'npm'],
  ['dev', 'SIGTERM', 'npm'],
  ['demo', 'SIGTERM', 'npm'],
  ['start', 'SIGINT', 'group'],
  ['demo', 'SIGINT', 'group'],
  ['start', 'SIGKILL', 'npm'],
  ['demo', 'SIGKILL', 'npm'],
] as const)(
  'npm run %s that gets %s while it starts (sent to the %s) ends with all it started',
  async (script, signal, to) => {
    const { run, DATA_DIR, processes } = await runScript(script)
    expect(processes.length).toBeGreaterThan(1)
    await run.end(signal, to)
    await vi.waitFor(() => expect(processes.filter(isAlive)).toEqual([]), 10_000)
    await (await lockFolder(DATA_DIR))()
  },
)

test.each(['18.20.0', '20.18.3', '19.9.0'])('startup reports that Node %s is too old', (version) => {
  expect(() => checkNodeVersion(version)).toThrow(
    `Casebook needs Node 20.19 or newer; this is Node ${version}.`,
  )
})

test.each(['20.19.0', '22.0.0', '24.1.0'])('Node %s is new enough', (version) => {
  expect(() => checkNodeVersion(version)).not.toThrow()
})

const NONE_GIVEN = { NEXTAUTH_SECRET: undefined, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: undefined }

test('secrets are created once, readable only by their owner, and kept', async () => {
  const data = path.join(folder, 'secrets')
  const options = { given: NONE_GIVEN, folder: data, canCreate: true }
  const first = await ensureSecrets(options)
  const { mode } = await stat(path.join(data, 'secrets.json'))
  expect(mode & 0o777).toBe(0o600)
  expect((await stat(data)).mode & 0o777).toBe(0o700)
  expect(await ensureSecrets(options)).toEqual(first)
  expect(await ensureSecrets({ ...options, folder: path.join(folder, 'others') })).not.toEqual(first)
})

test('given secrets are used and not written down', async () => {
  const data = path.join(folder, 'given')
  expect(await ensureSecrets({ given: SECRETS, folder: data, canCreate: true })).toMatchObject(SECRETS)
  await expect(stat(path.join(data, 'secrets.json'))).rejects.toThrow('ENOENT')
})

test('secrets from before each use had its own are derived as they were, and kept', async () => {
  const data = await mkdtemp(path.join(folder, 'before-'))
  await writeFile(path.join(data, 'secrets.json'), JSON.stringify(SECRETS))
  const options = { given: NONE_GIVEN, folder: data, canCreate: true }
  const completed = await ensureSecrets(options)
  expect(completed).toMatchObject({
    ...SECRETS,
    ...{ LINK_SECRET: SECRETS.NEXTAUTH_SECRET, ENCRYPTION_SECRET: SECRETS.NEXTAUTH_SECRET },
    // What the version before derived from the same secret.
    ITEM_ID_SALT: createHmac('sha256', SECRETS.NEXTAUTH_SECRET).update('item ids').digest('base64url'),
  })
  expect(JSON.parse(await readFile(path.join(data, 'secrets.json'), 'utf8'))).toEqual(completed)
  expect(await ensureSecrets(options)).toEqual(completed)
})

test('rotating keeps the previous secrets and changes no salt, receipt, or encrypted text', async () => {
  const data = path.join(folder, 'rotated')
  expect(await rotateStoredSecrets(data)).toBe(false)
  const options = { given: NONE_GIVEN, folder: data, canCreate: true }
  const before = await ensureSecrets(options)
  expect(await rotateStoredSecrets(data)).toBe(true)
  const after = await ensureSecrets(options)
  const { NEXTAUTH_SECRET, LINK_SECRET, PREVIOUS_SECRETS, ...unchanged } = after
  expect(before).toMatchObject(unchanged)
  expect(PREVIOUS_SECRETS).toBe(`${before.NEXTAUTH_SECRET},${before.LINK_SECRET}`)
  expect([NEXTAUTH_SECRET, LINK_SECRET]).not.toContain(before.NEXTAUTH_SECRET)
  for (let time = 0; time < 3; time++) await rotateStoredSecrets(data)
  expect((await ensureSecrets(options)).PREVIOUS_SECRETS.split(',')).toHaveLength(4)
})

test('a previous secret without the values that were derived from it stops the start', async () => {
  const given = { ...SECRETS, PREVIOUS_SECRETS: 'an earlier secret, long enough to be one' }
  await expect(ensureSecrets({ given, folder, canCreate: false })).rejects.toThrow(
    'ENCRYPTION_SECRET, ITEM_ID_SALT, RECEIPT_SIGNING_KEY must be set too',
  )
})

test('unreadable secrets stop the start and stay unchanged', async () => {
  const data = await mkdtemp(path.join(folder, 'broken-'))
  const file = path.join(data, 'secrets.json')
  await writeFile(file, '{"half')
  expect(await failToStart({ DATA_DIR: data })).toEqual(
    oneLine(/secrets\.json does not contain valid secrets/),
  )
  expect(await readFile(file, 'utf8')).toBe('{"half')
})
