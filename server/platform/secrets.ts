import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error'
import { makeWritableFolder } from './writable-folder'

/**
 * The secrets of an installation, one for each use, so that one can change without the others. An installation from before
 * they were separate has only the first two; the others are derived from `NEXTAUTH_SECRET`, as they were then.
 */
const SecretsSchema = z.object({
  /** Signs and encrypts sessions. */
  NEXTAUTH_SECRET: z.string().min(32),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().min(40),
  /** Signs links. */
  LINK_SECRET: z.string().min(32),
  /** Encrypts texts in the database. */
  ENCRYPTION_SECRET: z.string().min(32),
  /** Hides authored IDs. Never changes: each question would become a new version. */
  ITEM_ID_SALT: z.string().min(32),
  RECEIPT_SIGNING_KEY: z.string().min(40),
  /** Earlier secrets, separated by commas. What they signed or encrypted stays valid. */
  PREVIOUS_SECRETS: z.string(),
})
export type Secrets = z.infer<typeof SecretsSchema>

const RequiredSchema = SecretsSchema.pick({ NEXTAUTH_SECRET: true, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: true })
const StoredSchema = SecretsSchema.partial().extend(RequiredSchema.shape)
type Stored = z.infer<typeof StoredSchema>

const FILE = 'secrets.json'
/** How many rotations ago a secret still counts: each replaces two. */
const MAX_PREVIOUS = 4

type Given = { [Name in keyof Secrets]?: string | undefined }

/**
 * Returns the secrets of this instance: those given, or those stored in the data folder, which the first start creates.
 * With a database server, several processes must share them, so they have to be given.
 */
export async function ensureSecrets(options: {
  given: Given
  folder: string
  canCreate: boolean
}): Promise<Secrets> {
  const { given, folder, canCreate } = options
  const missing = Object.keys(RequiredSchema.shape).filter((name) => !given[name as keyof Secrets])
  if (missing.length > 0 && !canCreate) {
    throw new StartError(
      `With DATABASE_URL set, ${missing.join(' and ')} must be set too, to the same values for every process. See .env.example.`,
    )
  }
  const kept = missing.length > 0 ? await keptSecrets(folder) : undefined
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  assertPinned({ ...kept, ...present })
  return complete(RequiredSchema.parse({ ...kept, ...present }), { ...kept, ...present })
}

/**
 * Replaces the secrets of sessions and links in the data folder. The previous ones stay valid, so everyone stays signed in.
 * @returns false if the data folder has no secrets, because they are given
 */
export async function rotateStoredSecrets(folder: string): Promise<boolean> {
  const file = path.join(folder, FILE)
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return false
  const stored = parseStored(file, text)
  await store(folder, rotate(complete(stored, stored)))
  return true
}

/** Replaces the secrets of sessions and links, and keeps the previous ones valid. @throws StartError if one contains a comma */
export function rotate(secrets: Secrets): Secrets {
  const { NEXTAUTH_SECRET, LINK_SECRET, PREVIOUS_SECRETS } = secrets
  if ([NEXTAUTH_SECRET, LINK_SECRET].some((secret) => secret.includes(',')))
    throw new StartError('A secret with a comma can’t stay valid, because commas separate previous secrets.')
  const previous = [NEXTAUTH_SECRET, LINK_SECRET, ...PREVIOUS_SECRETS.split(',')].filter(Boolean)
  return {
    ...secrets,
    NEXTAUTH_SECRET: createSecret(),
    LINK_SECRET: createSecret(),
    PREVIOUS_SECRETS: [...new Set(previous)].slice(0, MAX_PREVIOUS).join(','),
  }
}

/** Adds what isn't stored or given, derived as before the secrets were separate. */
function complete(required: z.infer<typeof RequiredSchema>, known: Given): Secrets {
  const { NEXTAUTH_SECRET: secret } = required
  return {
    ...required,
    LINK_SECRET: known.LINK_SECRET ?? secret,
    ENCRYPTION_SECRET: known.ENCRYPTION_SECRET ?? secret,
    ITEM_ID_SALT: known.ITEM_ID_SALT ?? deriveItemIdSalt(secret),
    RECEIPT_SIGNING_KEY: known.RECEIPT_SIGNING_KEY ?? deriveReceiptKey(secret).toString('base64'),
    PREVIOUS_SECRETS: known.PREVIOUS_SECRETS ?? '',
  }
}

export function deriveItemIdSalt(secret: string): string {
  return createHmac('sha256', secret).update('item ids').digest('base64url')
}

export function deriveReceiptKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'casebook receipts', 32))
}

/** @throws StartError if a rotated secret would change what was derived from it */
function assertPinned(known: Given): void {
  const derived = (['ENCRYPTION_SECRET', 'ITEM_ID_SALT', 'RECEIPT_SIGNING_KEY'] as const).filter(
    (name) => !known[name],
  )
  if (known.PREVIOUS_SECRETS && derived.length > 0)
    throw new StartError(
      `With PREVIOUS_SECRETS set, ${derived.join(', ')} must be set too. \`npm run rotate-secrets\`, run with the previous settings, prints them.`,
    )
}

async function keptSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, FILE)
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text !== undefined) return completeStored(folder, text)
  const secrets: Secrets = {
    NEXTAUTH_SECRET: createSecret(),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LINK_SECRET: createSecret(),
    ENCRYPTION_SECRET: createSecret(),
    ITEM_ID_SALT: createSecret(),
    RECEIPT_SIGNING_KEY: randomBytes(32).toString('base64'),
    PREVIOUS_SECRETS: '',
  }
  await makeWritableFolder(folder)
  // Two first starts at the same time both use the secrets of the one that stored them first.
  return (await storeFirst(folder, secrets)) ? secrets : completeStored(folder, await readFile(file, 'utf8'))
}

async function completeStored(folder: string, text: string): Promise<Secrets> {
  const file = path.join(folder, FILE)
  await chmod(file, 0o600)
  const stored = parseStored(file, text)
  const secrets = complete(stored, stored)
  if (Object.keys(SecretsSchema.shape).some((name) => !(name in stored))) await store(folder, secrets)
  return secrets
}

function createSecret(): string {
  return randomBytes(48).toString('base64url')
}

async function store(folder: string, secrets: Secrets): Promise<void> {
  await rename(await writeNew(folder, secrets), path.join(folder, FILE))
}

/** Stores the secrets unless there are some. @returns whether these are stored */
async function storeFirst(folder: string, secrets: Secrets): Promise<boolean> {
  const written = await writeNew(folder, secrets)
  try {
    // Unlike a rename, a link never replaces a file.
    await link(written, path.join(folder, FILE))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(written)
  }
}

/** @returns a file that only this call writes */
async function writeNew(folder: string, secrets: Secrets): Promise<string> {
  const file = path.join(folder, `${FILE}.${randomUUID()}.new`)
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return file
}

/** @throws StartError */
function parseStored(file: string, text: string): Stored {
  const parsed = StoredSchema.safeParse(safeJson(text))
  if (parsed.success) return parsed.data
  throw new StartError(
    `${file} does not contain valid secrets. Restore it, or remove it to sign everyone out.`,
  )
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
