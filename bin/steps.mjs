import { spawn } from 'node:child_process'

/**
 * Runs one step of a start or a test run and prints how long it took. `work` may return text to print next to the
 * label.
 */
export async function step(label, work) {
  const startedAt = performance.now()
  const outcome = await work()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${label.padEnd(28)} ${typeof outcome === 'string' ? outcome : 'done'} (${seconds} s)`)
  return outcome
}

/** The running programs: they end with this process (`ending.mjs`). */
export const children = new Set()

/** How long a program that ran out of time has to end on its own. */
const END_MS = 15_000

/**
 * Runs a program and shows its output only if it fails or `show` is set. Rejects with a CommandError, also when it takes
 * longer than `minutes`, if set.
 */
export function run(command, args, { env = {}, show = false, input, minutes } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: [input ? 'pipe' : 'ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    children.add(child)
    const chunks = []
    const timers = minutes ? [setTimeout(stop, minutes * 60_000)] : []
    function stop() {
      chunks.push(Buffer.from(`\nStopped: it took longer than ${minutes} minutes.\n`))
      timers.push(setTimeout(kill, END_MS))
      child.kill()
    }
    function kill() {
      child.kill('SIGKILL')
      // What the program started may hold these open.
      child.stdout?.destroy()
      child.stderr?.destroy()
    }
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      children.delete(child)
      for (const timer of timers) clearTimeout(timer)
      const output = Buffer.concat(chunks).toString()
      if (code === 0) resolve(output)
      else reject(new CommandError(`${command} ${args.join(' ')} ended with ${signal ?? code}`, output, code))
    })
  })
}

export class CommandError extends Error {
  name = 'CommandError'

  constructor(message, output, code) {
    super(message)
    this.output = output
    this.code = code
  }
}
