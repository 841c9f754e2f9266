import { existsSync } from 'node:fs'
import { resetTwoStep } from '../server/auth/reset-two-step'
import { openDatabase } from '../server/platform/db'
import { dataDir, env } from '../server/platform/env'
import { StartError } from '../server/platform/start-error'

/** `npm run reset-two-step -- EMAIL`: for an administrator who lost the authenticator app and the recovery codes. */

/** @throws StartError, or AppError, whose message the person can understand */
export async function runResetTwoStep([email, ...rest]: string[]): Promise<void> {
  if (!email || rest.length > 0) throw new StartError('npm run reset-two-step -- EMAIL')
  const { DATABASE_URL: url } = env()
  if (!url && !existsSync(dataDir())) throw new StartError(`Casebook isn’t installed in ${dataDir()}.`)
  const database = await openDatabase({ url, folder: dataDir() })
  try {
    const byServer = { id: null, ipAddress: null }
    await resetTwoStep(byServer, email.trim().toLowerCase(), database.client)
    console.log(`Two-step verification of ${email} is off, and the account is signed out on all devices.`)
  } finally {
    await database.close()
  }
}
