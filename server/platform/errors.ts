/** All error codes of `server/`. Another user's resource is NOT_FOUND. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'CLOSED',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 422,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  CLOSED: 410,
}

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
