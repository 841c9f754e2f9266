import path from 'node:path'
import { z } from 'zod'

/** Reads the environment; no other module does. Every variable is documented in `.env.example`. */

const optionalText = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional()

const secretText = optionalText.refine((value) => !value || value.length >= 32, {
  message: 'must have at least 32 characters',
})

function wholeNumber([min, max]: [number, number], fallback: number) {
  const message = `must be a whole number from ${min} to ${max}`
  const number = z.coerce
    .number<string | undefined>({ message })
    .int(message)
    .min(min, message)
    .max(max, message)
  return optionalText.pipe(number.default(fallback))
}

const PORT_MESSAGE = 'must be a whole number from 0 to 65535'

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

const EnvSchema = z
  .object({
    PORT: z.coerce
      .number({ message: PORT_MESSAGE })
      .int(PORT_MESSAGE)
      .min(0, PORT_MESSAGE)
      .max(65535, PORT_MESSAGE)
      .default(3000),
    HOST: z.string().trim().min(1).default('127.0.0.1'),
    DATABASE_URL: optionalText.refine((value) => !value || /^postgres(ql)?:\/\//.test(value), {
      message: 'must start with postgresql://',
    }),
    DATABASE_POOL_SIZE: wholeNumber([2, 1_000], 10),
    DATABASE_STATEMENT_TIMEOUT_SECONDS: wholeNumber([0, 3_600], 60),
    DATABASE_LOCK_TIMEOUT_SECONDS: wholeNumber([0, 3_600], 30),
    DATABASE_TRANSACTION_TIMEOUT_SECONDS: wholeNumber([0, 3_600], 60),
    DATABASE_IDLE_TIMEOUT_SECONDS: wholeNumber([1, 3_600], 10),
    DATA_DIR: z.string().trim().min(1).default('.data'),
    CONTENT_DIR: z.string().trim().min(1).default('content'),
    DEMO: z
      .enum(['', 'true', 'false'], { message: 'must be true or false' })
      .default('false')
      .transform((value) => value === 'true'),
    PUBLIC_URL: optionalText.refine((value) => !value || URL.canParse(value), {
      message: 'must be a URL such as https://casebook.example',
    }),
    NEXTAUTH_SECRET: secretText,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: optionalText.refine(
      (value) => !value || Buffer.from(value, 'base64').length === 32,
      { message: 'must be 32 bytes in base64' },
    ),
    LINK_SECRET: secretText,
    ENCRYPTION_SECRET: secretText,
    ITEM_ID_SALT: secretText,
    PREVIOUS_SECRETS: optionalText.refine((value) => listOf(value).every((secret) => secret.length >= 32), {
      message: 'must be secrets of at least 32 characters, separated by commas',
    }),
    RECEIPT_SIGNING_KEY: optionalText.refine(
      (value) => !value || Buffer.from(value, 'base64').length === 32,
      {
        message: 'must be 32 bytes in base64',
      },
    ),
    TRUST_PROXY: z
      .enum(['', 'true', 'false'], { message: 'must be true or false' })
      .default('false')
      .transform((value) => value === 'true'),
    LOG_LEVEL: z
      .enum(['', ...LOG_LEVELS], { message: `must be one of ${LOG_LEVELS.join(', ')}` })
      .default('info')
      .transform((value) => value || 'info'),
    LOG_FORMAT: z
      .enum(['', 'json', 'text'], { message: 'must be json or text' })
      .transform((value) => value || undefined)
      .optional(),
    METRICS_TOKEN: optionalText.refine((value) => !value || value.length >= 16, {
      message: 'must have at least 16 characters',
    }),
    MIN_FREE_DISK_MB: z.coerce
      .number({ message: 'must be a whole number, 0 or more' })
      .int()
      .min(0)
      .default(200),
    SHUTDOWN_DELAY_SECONDS: wholeNumber([0, 300], 0),
    SNAPSHOTS: z.coerce.number({ message: 'must be a whole number, 0 or more' }).int().min(0).default(7),
    BACKUP_PASSPHRASE: optionalText.refine((value) => !value || value.length >= 12, {
      message: 'must have at least 12 characters',
    }),
    SIGN_UPS_PER_HOUR: z.coerce
      .number({ message: 'must be a whole number, 1 or more' })
      .int()
      .min(1)
      .default(40),
    WRITES_PER_MINUTE: z.coerce
      .number({ message: 'must be a whole number, 20 or more' })
      .int()
      .min(20)
      .default(600),
    SMTP_URL: optionalText.refine((value) => !value || /^smtps?:\/\//.test(value), {
      message: 'must start with smtp:// or smtps://',
    }),
    MAIL_FROM: optionalText,
    MEDIA_S3_ENDPOINT: optionalText.refine((value) => !value || isHttpUrl(value), {
      message: 'must be a URL such as https://s3.example.org',
    }),
    MEDIA_S3_BUCKET: optionalText.refine((value) => !value || /^[a-z0-9][a-z0-9.-]{1,62}$/.test(value), {
      message: 'must be the name of a bucket',
    }),
    MEDIA_S3_REGION: optionalText.transform((value) => value ?? 'us-east-1'),
    MEDIA_S3_ACCESS_KEY: optionalText,
    MEDIA_S3_SECRET_KEY: optionalText,
    LRS_ENDPOINT: optionalText.refine((value) => !value || isSecureUrl(value), {
      message: 'must be a URL that starts with https://',
    }),
    LRS_KEY: optionalText,
    LRS_SECRET: optionalText,
    GITHUB_ID: optionalText,
    GITHUB_SECRET: optionalText,
    GOOGLE_CLIENT_ID: optionalText,
    GOOGLE_CLIENT_SECRET: optionalText,
    OIDC_ISSUER: optionalText.refine((value) => !value || isSecureUrl(value), {
      message: 'must be a URL that starts with https://',
    }),
    OIDC_CLIENT_ID: optionalText,
    OIDC_CLIENT_SECRET: optionalText,
    OIDC_NAME: optionalText.transform((value) => value ?? 'single sign-on'),
  })
  .refine((env) => !env.GITHUB_ID === !env.GITHUB_SECRET, {
    path: ['GITHUB_SECRET'],
    message: 'must be set together with GITHUB_ID',
  })
  .refine((env) => !env.GOOGLE_CLIENT_ID === !env.GOOGLE_CLIENT_SECRET, {
    path: ['GOOGLE_CLIENT_SECRET'],
    message: 'must be set together with GOOGLE_CLIENT_ID',
  })
  .refine((env) => !env.LRS_ENDPOINT === !env.LRS_KEY && !env.LRS_ENDPOINT === !env.LRS_SECRET, {
    path: ['LRS_ENDPOINT'],
    message: 'must be set together with LRS_KEY and LRS_SECRET',
  })
  .refine((env) => !env.OIDC_ISSUER === !env.OIDC_CLIENT_ID && !env.OIDC_ISSUER === !env.OIDC_CLIENT_SECRET, {
    path: ['OIDC_ISSUER'],
    message: 'must be set together with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
  })
  .refine((env) => !env.SMTP_URL || env.MAIL_FROM, {
    path: ['MAIL_FROM'],
    message: 'must be set together with SMTP_URL',
  })
  .refine(
    (env) =>
      [env.MEDIA_S3_BUCKET, env.MEDIA_S3_ACCESS_KEY, env.MEDIA_S3_SECRET_KEY].every(
        (value) => !value === !env.MEDIA_S3_ENDPOINT,
      ),
    {
      path: ['MEDIA_S3_ENDPOINT'],
      message: 'must be set together with MEDIA_S3_BUCKET, MEDIA_S3_ACCESS_KEY, and MEDIA_S3_SECRET_KEY',
    },
  )

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}

/** Without encryption, anyone on the way could sign in as anyone or read grades, so only this computer can do without. */
function isSecureUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
}

export type Env = z.infer<typeof EnvSchema>

/** Thrown if variables have invalid values; the message names each one. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/** @throws EnvironmentError that names every variable with an invalid value */
export function parseEnv(source: Record<string, string | undefined> = process.env): Env {
  const result = EnvSchema.safeParse(source)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new EnvironmentError(`Environment: ${faults.join('; ')}`)
}

let parsed: Env | undefined

export function env(): Env {
  parsed ??= parseEnv()
  return parsed
}

export function isProduction(): boolean {
  return process.env.NODE_ENV === 'production'
}

/** Returns the environment for a program that this one starts. */
export function environmentWith(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...more }
}

/** Absolute path of the data folder. */
export function dataDir(): string {
  return path.resolve(env().DATA_DIR)
}

/** Returns the URL at which browsers reach this instance, without a trailing slash. */
export function publicUrl(): string {
  const { PUBLIC_URL, PORT } = env()
  return (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '')
}

/** Returns the secret that startup created or the environment set. `bin/` sets it before the server accepts requests. */
export function authSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: start through bin/start.mjs')
  return secret
}

/** Returns what signs and encrypts sessions: the current secret, then the previous ones, whose sessions stay valid. */
export function sessionSecrets(): [string, ...string[]] {
  return [authSecret(), ...previousSecrets()]
}

/** Returns what signs links in emails and the cookie of known devices: the current secret, then the previous ones. */
export function linkSecrets(): [string, ...string[]] {
  return [process.env.LINK_SECRET || authSecret(), ...previousSecrets()]
}

/** Returns what encrypts texts in the database: the current secret, then the previous ones. */
export function encryptionSecrets(): [string, ...string[]] {
  return [process.env.ENCRYPTION_SECRET || authSecret(), ...previousSecrets()]
}

/** Returns what hides authored IDs; undefined if it is derived from the session secret. */
export function itemIdSalt(): string | undefined {
  return process.env.ITEM_ID_SALT || undefined
}

/** Returns the key that signs receipts, in base64; undefined if it is derived from the session secret. */
export function receiptSigningKey(): string | undefined {
  return process.env.RECEIPT_SIGNING_KEY || undefined
}

function previousSecrets(): string[] {
  return listOf(process.env.PREVIOUS_SECRETS)
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || [])
}
