import { authSecret, dataDir, env, itemIdSalt, publicUrl } from '../server/platform/env'
import { deriveItemIdSalt, ensureSecrets, type Secrets } from '../server/platform/secrets'

/** Creates missing secrets and puts them where the framework and next-auth read them. */
export async function prepareSecrets(): Promise<void> {
  Object.assign(process.env, await readSecrets(), { NEXTAUTH_URL: publicUrl() })
}

/** Returns what a backup needs so that sessions, links, and receipts stay valid. */
export async function readSecrets(): Promise<Secrets> {
  const { DATABASE_URL, ...variables } = env()
  return ensureSecrets({
    given: {
      NEXTAUTH_SECRET: variables.NEXTAUTH_SECRET,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: variables.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
      LINK_SECRET: variables.LINK_SECRET,
      ENCRYPTION_SECRET: variables.ENCRYPTION_SECRET,
      ITEM_ID_SALT: variables.ITEM_ID_SALT,
      RECEIPT_SIGNING_KEY: variables.RECEIPT_SIGNING_KEY,
      PREVIOUS_SECRETS: variables.PREVIOUS_SECRETS,
    },
    folder: dataDir(),
    canCreate: !DATABASE_URL,
  })
}

/** Replaces authored IDs, which could reveal the key. Stays the same as long as its secret does. */
export function idSalt(): string {
  return itemIdSalt() ?? deriveItemIdSalt(authSecret())
}
