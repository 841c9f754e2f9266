import { createHmac } from 'node:crypto'
import { authSecret, dataDir, env, publicUrl } from '../server/platform/env'
import { ensureSecrets, type Secrets } from '../server/platform/secrets'

/** Creates missing secrets and puts them where the framework and next-auth read them. */
export async function prepareSecrets(): Promise<void> {
  Object.assign(process.env, await ensureInstanceSecrets(), { NEXTAUTH_URL: publicUrl() })
}

/** Returns what a backup needs so that sessions and receipts stay valid. */
export async function readSecrets(): Promise<Record<string, string>> {
  const { RECEIPT_SIGNING_KEY } = env()
  return { ...(await ensureInstanceSecrets()), ...(RECEIPT_SIGNING_KEY && { RECEIPT_SIGNING_KEY }) }
}

async function ensureInstanceSecrets(): Promise<Secrets> {
  const { NEXTAUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, DATABASE_URL } = env()
  return ensureSecrets({
    given: { NEXTAUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY },
    folder: dataDir(),
    canCreate: !DATABASE_URL,
  })
}

/** Replaces authored IDs, which could reveal the key. Stays the same as long as its secret does. */
export function idSalt(): string {
  return createHmac('sha256', authSecret()).update('item ids').digest('base64url')
}
