import { readdirSync, readFileSync } from 'node:fs'

/** Resource use of processes, from /proc: CPU in seconds, memory in bytes. Zero if there is no /proc. */

/** The kernel's unit of CPU time: 1/100 s on every Linux that Node runs on. */
const TICK_SECONDS = 0.01

export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    // The second field, the name in brackets, may contain spaces. User and system time are fields 12 and 13 after it.
    const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_SECONDS
  }, 0)
}

/** Counts pages that processes share only once. */
export function memoryBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const [, kilobytes = 0] = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? []
    return sum + Number(kilobytes) * 1024
  }, 0)
}

/** A process and all its descendants. */
export function familyOf(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of list('/proc')) {
    const parent = /\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const family = [root]
  for (const member of family) for (const [pid, parent] of parents) if (parent === member) family.push(pid)
  return family
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
