import { randomBytes } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error'
import { makeWritableFolder } from './writable-folder'

const SecretsSchema = z.object({
  NEXTAUTH_SECRET: z.string().min(32),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().min(40),
})
export type Secrets = z.infer<typeof SecretsSchema>

/**
 * Returns the secrets of this instance: those given, or those stored in the data folder, which the first start creates.
 * With a database server, several processes must share them, so they have to be given.
 */
export async function ensureSecrets(options: {
  given: { [name in keyof Secrets]: string | undefined }
  folder: string
  canCreate: boolean
}): Promise<Secrets> {
  const { given, folder, canCreate } = options
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length > 0 && !canCreate) {
    throw new StartError(
      `With DATABASE_URL set, ${missing.join(' and ')} must be set too, to the same values for every process. See .env.example.`,
    )
  }
  const kept = missing.length > 0 ? await keptSecrets(path.join(folder, 'secrets.json')) : undefined
  return SecretsSchema.parse({
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET ?? kept?.NEXTAUTH_SECRET,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? kept?.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  })
}

async function keptSecrets(file: string): Promise<Secrets> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text !== undefined) {
    await chmod(file, 0o600)
    const parsed = SecretsSchema.safeParse(safeJson(text))
    if (parsed.success) return parsed.data
    throw new StartError(
      `${file} does not contain valid secrets. Restore it, or remove it to sign everyone out.`,
    )
  }
  const secrets = {
    NEXTAUTH_SECRET: randomBytes(48).toString('base64url'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
  await makeWritableFolder(path.dirname(file))
  await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  await rename(`${file}.new`, file)
  return secrets
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
