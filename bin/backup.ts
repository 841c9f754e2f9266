import { parseArgs } from 'node:util'
import { makeBackup } from '../server/backup/make-backup'
import { restoreBackup } from '../server/backup/restore-backup'
import { dataDir, env } from '../server/platform/env'
import { StartError } from '../server/platform/start-error'
import { confirmRestore } from './confirm-restore'
import { readSecrets } from './instance-secrets'

/** `npm run backup` and `npm run restore`. */

const USAGE = `npm run backup -- [--to FOLDER] [--keep N]
npm run restore -- FOLDER|SNAPSHOT [--replace] [--yes]`

/** @throws StartError, or an error of `parseArgs`, that the person can understand */
export async function runBackup([command, ...args]: string[]): Promise<void> {
  if (command === 'backup') return backup(args)
  if (command === 'restore') return restore(args)
  throw new StartError(USAGE)
}

async function backup(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' }, keep: { type: 'string' } } })
  const { DATABASE_URL: databaseUrl, BACKUP_PASSPHRASE: passphrase } = env()
  const options = { dataDir: dataDir(), databaseUrl, passphrase, readSecrets }
  const folder = await makeBackup({
    ...options,
    to: values.to ?? 'backups',
    keep: values.keep === undefined ? undefined : keepOf(values.keep),
    now: new Date(),
  })
  console.log(
    `Backed up to ${folder}${passphrase ? ', encrypted' : '. It contains the secrets: protect it'}.`,
  )
}

function keepOf(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new StartError('--keep needs a whole number, 1 or more.')
}

async function restore(args: string[]): Promise<void> {
  const options = { replace: { type: 'boolean' }, yes: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [from] = positionals
  if (!from || positionals.length > 1) throw new StartError(USAGE)
  const { DATABASE_URL: databaseUrl, BACKUP_PASSPHRASE: passphrase } = env()
  const { replace: isReplacing = false, yes = false } = values
  const target = databaseUrl ? `the database ${new URL(databaseUrl).pathname.slice(1)}` : dataDir()
  if (!yes) await confirmRestore(target)
  const notes = await restoreBackup({
    ...{ from, dataDir: dataDir(), databaseUrl, passphrase, isReplacing },
    now: new Date(),
  })
  for (const note of notes) console.log(note)
}
