import { dataDir, env } from '../server/platform/env'
import { rotate, rotateStoredSecrets } from '../server/platform/secrets'
import { readSecrets } from './instance-secrets'

/** `npm run rotate-secrets`: replaces the secrets of sessions and links and keeps the previous ones valid. */
export async function runRotateSecrets(): Promise<void> {
  const { NEXTAUTH_SECRET, DATABASE_URL } = env()
  if (!DATABASE_URL && !NEXTAUTH_SECRET && (await rotateStoredSecrets(dataDir()))) {
    console.log(`Replaced the secrets in ${dataDir()}. Restart Casebook to use them.`)
    return
  }
  console.log(
    '# Set these for every process, and restart. Run this again in 60 days to leave out the previous ones.',
  )
  for (const [name, value] of Object.entries(rotate(await readSecrets()))) console.log(`${name}=${value}`)
}
