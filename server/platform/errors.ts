import type { ErrorCode } from '@/contract/problem'

/** The messages shown if an operation has no specific one. */
export const ERROR_MESSAGES: Readonly<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'Sign in to continue.',
  FORBIDDEN: 'You don’t have permission to do that.',
  NOT_FOUND: 'Not found.',
  INVALID_INPUT: 'Check the highlighted fields and try again.',
  CONFLICT: 'This was changed in another tab or by someone else. Reload the page.',
  RATE_LIMITED: 'Too many attempts. Try again later.',
  CLOSED: 'This is closed and no longer accepts answers.',
}

export type FieldErrors = Record<string, string>

/** An expected failure. `userMessage` is for the user; `message`, which is never shown, is for the log. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly userMessage: string
  readonly fieldErrors: FieldErrors | undefined
  /** Whether these are only warnings: the same form with `confirmed` is accepted. */
  readonly canConfirm: boolean

  constructor(
    code: ErrorCode,
    options: { userMessage?: string; fieldErrors?: FieldErrors; canConfirm?: boolean; cause?: unknown } = {},
  ) {
    super(options.userMessage ?? code, { cause: options.cause })
    this.code = code
    this.userMessage = options.userMessage ?? ERROR_MESSAGES[code]
    this.fieldErrors = options.fieldErrors
    this.canConfirm = options.canConfirm ?? false
  }
}

/**
 * Whether the database rejected a row because its key already exists. Compares the code, because pages and `bin/` have
 * separate instances of the client's error class.
 */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
