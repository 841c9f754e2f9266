import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import lockfile from 'proper-lockfile'
import { z } from 'zod'
import { askOwner, listenAsOwner } from './owner-socket'
import { StartError } from './start-error'

/** How often the owner renews its lock, and after how long without renewal the lock of another machine counts as abandoned. */
const RENEW_MS = 2_000
const ABANDONED_MS = 30_000
const LOOK_MS = 250

const HolderSchema = z.object({
  pid: z.number(),
  host: z.string(),
  /** Names the running kernel, which the containers of one machine share; empty if the system doesn't say. */
  boot: z.string(),
  hasSocket: z.boolean(),
})
type Holder = z.infer<typeof HolderSchema>

/**
 * Takes a folder for this process alone, because two processes in one embedded database lose each other's rows. The
 * owner listens on a socket in the folder, which ends with the owner, however it ends. See docs/decisions/folder-lock.md.
 * @returns releases the folder
 * @throws StartError that names the process that owns the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const releaseStart = await takeTurn(folder)
  try {
    await assertNoOwner(folder)
    return await becomeOwner(folder)
  } finally {
    await releaseStart()
  }
}

/** Processes that start at the same time decide one after the other, so no two of them take over one abandoned lock. */
async function takeTurn(folder: string): Promise<() => Promise<void>> {
  const retries = { retries: 2 * (ABANDONED_MS / 1_000) + 20, factor: 1, minTimeout: 500 }
  return lockfile.lock(path.join(folder, 'starting'), { realpath: false, stale: 5_000, retries })
}

async function assertNoOwner(folder: string): Promise<void> {
  const held = `${heldPath(folder)}.lock`
  const answer = await askOwner(folder)
  const holder = await readHolder(folder)
  if (answer === 'alive') throw heldBy(folder, holder)
  // On one machine, a socket that refuses a connection has no process behind it.
  const isGone =
    answer === 'refused' && holder?.hasSocket && holder.boot !== '' && holder.boot === (await readBoot())
  if (!isGone && (await isRenewed(held))) throw heldBy(folder, holder)
  await rm(held, { recursive: true, force: true })
}

/** Watches a lock that this machine can't ask about until its owner renews it or it counts as abandoned. */
async function isRenewed(held: string): Promise<boolean> {
  const renewedAt = await renewalOf(held)
  if (renewedAt === null) return false
  // The other machine's clock may be ahead.
  const abandonedAt = Math.min(renewedAt, Date.now()) + ABANDONED_MS
  while (Date.now() < abandonedAt) {
    await pause(LOOK_MS)
    const last = await renewalOf(held)
    if (last !== renewedAt) return last !== null
  }
  return false
}

async function renewalOf(held: string): Promise<number | null> {
  return stat(held).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )
}

async function becomeOwner(folder: string): Promise<() => Promise<void>> {
  const release = await lockfile.lock(heldPath(folder), {
    realpath: false,
    stale: ABANDONED_MS,
    update: RENEW_MS,
    // Another machine took the folder over while this one slept: nothing more may be written.
    onCompromised: (error) => {
      console.error(`Casebook ends: another process took over the data folder ${folder} (${error.message}).`)
      process.exit(1)
    },
  })
  // The last owner's machine says nothing about this socket.
  await rm(holderPath(folder), { force: true })
  const closeSocket = await listenAsOwner(folder)
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    boot: await readBoot(),
    hasSocket: closeSocket !== null,
  }
  await writeFile(holderPath(folder), JSON.stringify(holder))
  return async () => {
    await rm(holderPath(folder), { force: true })
    await release()
    await closeSocket?.()
  }
}

function heldBy(folder: string, holder: Holder | null): StartError {
  const place = holder?.host === hostname() ? '' : ` on ${holder?.host}`
  const name = holder ? `process ${holder.pid}${place}` : 'its number is not known'
  return new StartError(`The data folder ${folder} is in use by another Casebook process (${name}).`)
}

const heldPath = (folder: string) => path.join(folder, 'held')
const holderPath = (folder: string) => path.join(folder, 'holder')

async function readHolder(folder: string): Promise<Holder | null> {
  const text = await readFile(holderPath(folder), 'utf8').catch(() => '')
  try {
    return HolderSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function readBoot(): Promise<string> {
  return readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
}
