import { createHmac } from 'node:crypto'
import { authSecret, dataDir, env, publicUrl } from '../server/platform/env'
import { ensureSecrets } from '../server/platform/secrets'

/** Creates missing secrets and puts them where the framework and next-auth read them. */
export async function prepareSecrets(): Promise<void> {
  const { NEXTAUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, DATABASE_URL } = env()
  const secrets = await ensureSecrets({
    given: { NEXTAUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY },
    folder: dataDir(),
    canCreate: !DATABASE_URL,
  })
  Object.assign(process.env, secrets, { NEXTAUTH_URL: publicUrl() })
}

/** Replaces authored IDs, which could reveal the key. Stays the same as long as its secret does. */
export function idSalt(): string {
  return createHmac('sha256', authSecret()).update('item ids').digest('base64url')
}
