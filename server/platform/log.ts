import pino, { type Logger } from 'pino'
import { describeError, maskEmails } from './describe-error'
import { isProduction, parseEnv } from './env'
import { formatLine } from './format-line'
import { countAccountEvent } from './metrics'
import { processWide } from './process-wide'
import { requestContext } from './request-context'

/**
 * The log: one JSON object per line in production, readable lines in development. Each line of a request has its ID.
 * Log IDs, codes, counts, and errors. Never log an answer, a password, a token, or an email address.
 */

/** Receives the finished lines. Tests replace it. */
export const logOutput = processWide('log-output', () => ({
  write: (line: string): void => {
    process.stdout.write(line)
  },
}))

export const log: Logger = processWide('log', createLog)

function createLog(): Logger {
  // Not `env()`, which keeps what it reads: modules load before tests and start-up have set all variables.
  const { LOG_LEVEL, LOG_FORMAT } = parseEnv()
  const isText = LOG_FORMAT === 'text' || (LOG_FORMAT === undefined && !isProduction())
  return pino(
    {
      level: LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: (error) => describeError(error) },
      mixin: () => {
        const context = requestContext.getStore()
        return context ? { requestId: context.id } : {}
      },
      // The last resort: no code puts an email address into a line.
      hooks: { streamWrite: maskEmails },
    },
    { write: (line: string) => logOutput.write(isText ? formatLine(line) : line) },
  )
}

/** What happens to accounts, in the log. The audit log of the database keeps the changes by staff. */
export type AccountEvent =
  | 'sign-up'
  | 'sign-in'
  | 'sign-in-failed'
  | 'sign-out'
  | 'sign-out-everywhere'
  | 'password-changed'
  | 'password-failed'
  | 'reset-link-created'
  | 'token-created'
  | 'token-revoked'
  | 'token-rejected'
  | 'provider-disconnected'
  | 'passkey-added'
  | 'passkey-removed'
  | 'two-step-on'
  | 'two-step-off'
  | 'two-step-reset'
  | 'recovery-codes-created'
  | 'recovery-code-used'
  | 'role-changed'
  | 'account-deleted'

/**
 * Logs what happens to an account, with the IP address of the request.
 * @param userId null if the account isn't known
 */
export function logAccountEvent(
  event: AccountEvent,
  userId: string | null,
  details: Readonly<Record<string, string | number | boolean | null>> = {},
): void {
  const ipAddress = requestContext.getStore()?.ipAddress ?? null
  countAccountEvent(event)
  log.info({ event, userId, ipAddress, ...details }, `account: ${event}`)
}
