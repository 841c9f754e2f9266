import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import lockfile from 'proper-lockfile'
import { StartError } from './start-error'

const TEN_MINUTES_MS = 600_000

/**
 * Takes a folder for this process alone; two processes in one embedded database lose each other's rows.
 * A lock whose holder was killed is taken over at once, since the holder's process number is written beside it.
 * @returns releases the folder
 * @throws StartError that names the process which holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  // Several starting processes decide one after the other, so that no two take over one dead lock.
  const leaveDoor = await takeDoor(folder)
  try {
    return await takeFolder(folder)
  } finally {
    await leaveDoor()
  }
}

async function takeDoor(folder: string): Promise<() => Promise<void>> {
  return lockfile.lock(path.join(folder, 'starting'), {
    realpath: false,
    stale: 5_000,
    retries: { retries: 20, factor: 1, minTimeout: 500 },
  })
}

async function takeFolder(folder: string): Promise<() => Promise<void>> {
  const holderFile = path.join(folder, 'holder')
  const held = path.join(folder, 'held')
  const holder = await readFile(holderFile, 'utf8').catch(() => '')
  const [host, pid] = holder.split(' ')
  const onThisHost = host === hostname()
  if (onThisHost && isAlive(Number(pid))) throw heldBy(folder, `process ${pid}`)
  if (onThisHost) await rm(`${held}.lock`, { recursive: true, force: true })
  try {
    const release = await lockfile.lock(held, {
      realpath: false,
      stale: TEN_MINUTES_MS,
      update: 5_000,
      // A computer that slept comes back with an old lock that is still ours: the holder file decides.
      onCompromised: () => {},
    })
    await writeFile(holderFile, `${hostname()} ${process.pid}`)
    return async () => {
      await rm(holderFile, { force: true })
      // A lock that was taken for compromised is not ours to release.
      await release().catch(() => {})
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ELOCKED')) throw cause
    throw heldBy(folder, holder ? `process ${pid} on ${host}` : 'its number is not known')
  }
}

function heldBy(folder: string, holder: string): StartError {
  return new StartError(`The data folder ${folder} is in use by another Casebook process (${holder}).`)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
