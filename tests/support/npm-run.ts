import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/** Runs a script of package.json as a person or a container does: npm, possibly a shell, and what they start. */
export class NpmRun {
  readonly #child: ChildProcess
  readonly #closed: Promise<unknown[]>
  #output = ''

  constructor(script: string, env: Record<string, string>) {
    // A separate process group, which a terminal would signal as a whole.
    this.#child = spawn('npm', ['run', script], { detached: true, env: { ...process.env, ...env } })
    this.#closed = once(this.#child, 'close')
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk) => {
        this.#output += chunk
      })
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** npm's own process and all its descendants. */
  listProcesses(): number[] {
    const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
    const found = [this.pid]
    for (const parent of found)
      for (const [pid = 0, ppid] of pairs) if (ppid === parent && pid !== 0) found.push(pid)
    return found
  }

  /** @throws if npm ends before it prints this */
  async until(text: string): Promise<void> {
    const isEnded = this.#closed.then(() => true)
    while (!this.#output.includes(text))
      if (await Promise.race([isEnded, pause(50, false)])) throw new Error(`npm ended:\n${this.#output}`)
  }

  /** @returns npm's exit code, or the signal that ended it, once its output is closed */
  async end(signal: NodeJS.Signals, to: 'npm' | 'group'): Promise<unknown> {
    process.kill(to === 'npm' ? this.pid : -this.pid, signal)
    const [code, by] = await this.#closed
    return code ?? by
  }

  /** Cleans up after a failed test. */
  killAll(): void {
    for (const pid of this.listProcesses()) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
