import { dataDir, env } from '../server/platform/env'
import { rotate, rotateStoredSecrets } from '../server/platform/secrets'
import { StartError } from '../server/platform/start-error'
import { readSecrets } from './instance-secrets'

/** `npm run rotate-secrets`: replaces the secrets of sessions and links and keeps the previous ones valid. */
export async function runRotateSecrets(): Promise<void> {
  const { NEXTAUTH_SECRET, DATABASE_URL } = env()
  if (DATABASE_URL || NEXTAUTH_SECRET) {
    console.log('# Set these for every process, and restart. After 60 days, you can empty PREVIOUS_SECRETS.')
    for (const [name, value] of Object.entries(rotate(await readSecrets()))) console.log(`${name}=${value}`)
    return
  }
  if (!(await rotateStoredSecrets(dataDir())))
    throw new StartError(`Casebook isn’t installed in ${dataDir()}.`)
  console.log(`Replaced the secrets in ${dataDir()}. Restart Casebook to use them.`)
}
