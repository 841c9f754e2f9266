import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import lockfile from 'proper-lockfile'
import { z } from 'zod'
import { SECOND_MS } from '@/domain/time/durations'
import { log } from './log'
import { type Answerer, askOwner, listenAsOwner } from './owner-socket'
import { StartError } from './start-error'

/** How often the owner renews its lock, and after how long without renewal the lock of another machine counts as abandoned. */
const RENEW_MS = 2_000
const ABANDONED_MS = 30_000
const LOOK_MS = 250

const HolderSchema = z.object({
  pid: z.number(),
  host: z.string(),
  /** Identifies the running kernel, which the containers of one machine share; empty if unknown. */
  boot: z.string(),
  hasSocket: z.boolean(),
})
type Holder = z.infer<typeof HolderSchema>

/**
 * Locks a folder for this process, because two processes with one embedded database lose each other's rows. The owner
 * listens on a socket in the folder, which closes when the owner ends for any reason. See docs/decisions/folder-lock.md.
 * @param answerer does what other programs ask of the owner
 * @returns releases the folder
 * @throws StartError that names the process that owns the folder
 */
export async function lockFolder(
  folder: string,
  answerer: Answerer = refuseRequest,
): Promise<() => Promise<void>> {
  const releaseStart = await takeTurn(folder)
  try {
    await assertNoOwner(folder)
    return await becomeOwner(folder, answerer)
  } finally {
    await releaseStart()
  }
}

/** Makes processes that start at the same time take turns, so that two of them can't take over one abandoned lock. */
async function takeTurn(folder: string): Promise<() => Promise<void>> {
  const retries = { retries: 2 * (ABANDONED_MS / SECOND_MS) + 20, factor: 1, minTimeout: 500 }
  return lockfile.lock(path.join(folder, 'starting'), { realpath: false, stale: 5_000, retries })
}

async function assertNoOwner(folder: string): Promise<void> {
  const held = `${heldPath(folder)}.lock`
  const answer = await askOwner(folder)
  const holder = await readHolder(folder)
  if (answer === 'alive') throw folderInUseError(folder, holder)
  // On the same machine, a refused connection means that no process owns the socket.
  const isGone =
    answer === 'refused' && holder?.hasSocket && holder.boot !== '' && holder.boot === (await readBoot())
  if (!isGone && (await isRenewed(held))) throw folderInUseError(folder, holder)
  await rm(held, { recursive: true, force: true })
}

/** Watches the lock of another machine until its owner renews it or it counts as abandoned. */
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

async function becomeOwner(folder: string, answerer: Answerer): Promise<() => Promise<void>> {
  const release = await lockfile.lock(heldPath(folder), {
    realpath: false,
    stale: ABANDONED_MS,
    update: RENEW_MS,
    // Another machine took over the folder while this one slept, so this process must not write anything more.
    onCompromised: (error) => {
      log.fatal({ error, folder }, 'stopped: another process took over the data folder')
      process.exit(1)
    },
  })
  // The previous owner's data doesn't describe this socket.
  await rm(holderPath(folder), { force: true })
  const closeSocket = await listenAsOwner(folder, answerer)
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

async function refuseRequest(): Promise<void> {
  throw new Error('it is busy with something else')
}

function folderInUseError(folder: string, holder: Holder | null): StartError {
  const place = holder?.host === hostname() ? '' : ` on ${holder?.host}`
  const name = holder ? `process ${holder.pid}${place}` : 'process ID unknown'
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
