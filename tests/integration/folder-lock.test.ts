import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '@/server/platform/folder-lock'

// Two processes in one data folder lose each other's rows. The tests use real processes: running, suspended, and
// killed.

let root: string
let folder: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'casebook-lock-'))
})
beforeEach(async () => {
  // Longer than a socket's path can be.
  folder = await mkdtemp(path.join(root, `${'a-long-name-'.repeat(10)}-`))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const HOLD = ['--import', 'tsx', 'tests/support/hold-folder.ts']
/** Like the first process of a container: its process ID is always 1. */
const AS_FIRST = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc']
const canBeFirst = spawnSync(AS_FIRST[0] ?? '', [...AS_FIRST.slice(1), 'true']).status === 0

/** @returns a process that tried to lock the folder, and its output */
async function hold(prefix: readonly string[] = []): Promise<{ child: ChildProcess; output: string }> {
  const [command = process.execPath, ...args] = [...prefix, process.execPath, ...HOLD, folder]
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [output] = await once(child.stdout, 'data')
  return { child, output: String(output).trim() }
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

const inUse = (holder: string) =>
  expect.stringContaining(`${folder} is in use by another Casebook process (${holder})`)

/** Puts a lock into the folder as a process on another machine leaves it. */
async function craft(holder: object, renewedSecondsAgo: number): Promise<string> {
  const held = path.join(folder, 'held.lock')
  await mkdir(held)
  await writeFile(path.join(folder, 'holder'), JSON.stringify(holder))
  const renewedAt = new Date(Date.now() - renewedSecondsAgo * 1_000)
  await utimes(held, renewedAt, renewedAt)
  return held
}
const OTHER_MACHINE = { pid: 1, host: hostname(), boot: 'another boot', hasSocket: true }

test('a second process is rejected and learns which process owns the folder', async () => {
  const { child, output } = await hold()
  expect(output).toBe('held')
  expect((await hold()).output).toEqual(inUse(`process ${child.pid}`))
  await expect(lockFolder(folder)).rejects.toThrow(`process ${child.pid}`)
})

test('a suspended owner keeps the folder', async () => {
  const { child } = await hold()
  child.kill('SIGSTOP')
  expect((await hold()).output).toEqual(inUse(`process ${child.pid}`))
})

test('if several processes start together, one gets the folder', async () => {
  const outcomes = await Promise.all([hold(), hold(), hold(), hold()])
  expect(outcomes.filter(({ output }) => output === 'held')).toHaveLength(1)
})

test('a killed owner leaves the folder free immediately', async () => {
  for (let round = 0; round < 3; round++) {
    const startedAt = Date.now()
    const { child, output } = await hold()
    expect(output).toBe('held')
    expect(Date.now() - startedAt).toBeLessThan(10_000)
    await kill(child)
  }
})

test('a released folder is free and contains no part of the lock', async () => {
  const release = await lockFolder(folder)
  await release()
  expect((await hold()).output).toBe('held')
})

test.runIf(canBeFirst)(
  `a container with the same host name and process ID takes over after a kill${canBeFirst ? '' : ' (unshare isn’t permitted here)'}`,
  async () => {
    const first = await hold(AS_FIRST)
    expect(first.output).toBe('held')
    expect(JSON.parse(await readFile(path.join(folder, 'holder'), 'utf8'))).toMatchObject({ pid: 1 })
    expect((await hold(AS_FIRST)).output).toEqual(inUse('process 1'))
    await kill(first.child)
    expect((await hold(AS_FIRST)).output).toBe('held')
  },
)

test('a live process with a dead owner’s process ID blocks nothing', async () => {
  const { child } = await hold()
  await kill(child)
  const file = path.join(folder, 'holder')
  const holder = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...holder, pid: process.pid }))
  await (await lockFolder(folder))()
})

test('an owner on another machine keeps the folder while it renews its lock', async () => {
  const held = await craft(OTHER_MACHINE, 0)
  const renewing = setInterval(() => void utimes(held, new Date(), new Date()), 500)
  await expect(lockFolder(folder)).rejects.toThrow('is in use')
  clearInterval(renewing)
})

test('another machine’s lock is taken over after 30 seconds without renewal', async () => {
  await craft(OTHER_MACHINE, 29)
  const startedAt = Date.now()
  await (await lockFolder(folder))()
  expect(Date.now() - startedAt).toBeLessThan(10_000)
})

test('a lock with an unreadable owner is judged by its renewal', async () => {
  await craft({}, 29)
  await (await lockFolder(folder))()
})

test('a missing socket never makes a renewed lock free', async () => {
  await (await lockFolder(folder))()
  const { child } = await hold()
  await rm(path.join(folder, 'owner.sock'))
  await expect(lockFolder(folder)).rejects.toThrow(`process ${child.pid}`)
})

test('an owner that lost its lock to another machine exits instead of writing', async () => {
  const { child } = await hold()
  const closed = once(child, 'close')
  // The other machine removes the abandoned lock and creates a new one.
  const held = path.join(folder, 'held.lock')
  await rm(held, { recursive: true })
  await mkdir(held)
  expect(await closed).toEqual([1, null])
})
