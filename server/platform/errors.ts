/** What can go wrong in `server/`, as a closed set. Somebody else's resource is NOT_FOUND. */
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

/** The words a person reads where an operation has none of its own. */
export const ERROR_WORDS: Readonly<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'Please sign in first.',
  FORBIDDEN: 'You may not do that.',
  NOT_FOUND: 'There is nothing here.',
  INVALID_INPUT: 'Check the highlighted fields and try again.',
  CONFLICT: 'Somebody, or you in another tab, changed this meanwhile. Reload the page to see how it stands.',
  RATE_LIMITED: 'That was tried too often. Please wait a while.',
  CLOSED: 'This is closed and takes no more answers.',
}

export type FieldErrors = Record<string, string>

/** An expected failure. `userMessage` is for the person, `message` (never shown) for the log. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly userMessage: string
  readonly fieldErrors: FieldErrors | undefined
  /** Whether these are warnings: the same form with `confirmed` is accepted. */
  readonly canConfirm: boolean

  constructor(
    code: ErrorCode,
    options: { userMessage?: string; fieldErrors?: FieldErrors; canConfirm?: boolean; cause?: unknown } = {},
  ) {
    super(options.userMessage ?? code, { cause: options.cause })
    this.code = code
    this.userMessage = options.userMessage ?? ERROR_WORDS[code]
    this.fieldErrors = options.fieldErrors
    this.canConfirm = options.canConfirm ?? false
  }
}

/**
 * Whether the database refused a row because one with the same key is there. By code, since pages and `bin/` hold
 * separate instances of the client's error class.
 */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
