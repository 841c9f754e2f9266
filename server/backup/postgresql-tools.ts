import { spawn } from 'node:child_process'
import { environmentWith } from '@/server/platform/env'
import { StartError } from '@/server/platform/start-error'

/** PostgreSQL's own programs copy a server's database: they are part of its client package. */

/** @throws StartError if the server can't be read, or `pg_dump` isn't installed or is older than the server */
export async function dumpServer(url: string, file: string): Promise<void> {
  await runTool('pg_dump', url, ['--format=custom', '--no-owner', '--no-privileges', `--file=${file}`])
}

/**
 * Restores a dump in one transaction.
 * @param isReplacing removes the tables that exist first
 * @throws StartError if the server rejects it; nothing was changed then
 */
export async function restoreServer(url: string, file: string, isReplacing: boolean): Promise<void> {
  const options = ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction']
  await runTool('pg_restore', url, [...options, ...(isReplacing ? ['--clean', '--if-exists'] : []), file])
}

async function runTool(tool: string, url: string, args: string[]): Promise<void> {
  const { address, password } = withoutPassword(url)
  const env = environmentWith(password ? { PGPASSWORD: password } : {})
  const child = spawn(tool, [`--dbname=${address}`, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  await new Promise<void>((resolve, reject) => {
    child.once('error', () =>
      reject(new StartError(`${tool} isn't installed. It is part of PostgreSQL's client programs.`)),
    )
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new StartError(`${tool} failed: ${errors.trim().split('\n').slice(0, 3).join(' ')}`))
    })
  })
}

/** Other users of the computer see the arguments of a program, but not its environment. */
function withoutPassword(url: string): { address: string; password: string } {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  return { address: address.href, password }
}
