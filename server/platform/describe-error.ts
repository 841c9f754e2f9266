/**
 * What the log keeps of an error: enough to find its cause, and nothing that a person typed. Messages of the database,
 * of parsers, and of mail servers quote the values that they reject.
 */
export type ErrorDescription = {
  name: string
  message: string
  code?: string
  /** The framework's ID of an error on a page. */
  digest?: string
  /** The calls, innermost first, without the message. */
  stack: string[]
  cause?: ErrorDescription
}

const MAX_CHARACTERS = 300
const MAX_CALLS = 12
const MAX_CAUSES = 3

/** Not the path of a scoped package, which is in every stack. */
const EMAIL = /[^\s"<>():,;]+@[^\s"<>():,;/\\]+\.[^\s"<>():,;/\\]+/g
/** Longer than any word: tokens, hashes, and secrets. An ID of the database is shorter or has the form of a UUID. */
const TOKEN =
  /(?<![\w-])(?![\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w-]))[\w-]{28,}(?:\.[\w-]+)*/gi
/** From the first to the last quotation mark, because a quoted value can contain some itself. */
const QUOTED = /".*"/g
const COLUMN_VALUES = /=\(.*\)/g

/** @returns a text without email addresses */
export function maskEmails(text: string): string {
  return text.includes('@') ? text.replace(EMAIL, '<email>') : text
}

/** @returns the first line of a message, without quoted values, email addresses, and tokens; 300 characters at most */
export function cleanMessage(message: string): string {
  const [line = ''] = message.trim().split('\n')
  return maskEmails(line.replace(QUOTED, '"…"').replace(COLUMN_VALUES, '=(…)'))
    .replace(TOKEN, '<token>')
    .slice(0, MAX_CHARACTERS)
}

/** Describes anything that was thrown. */
export function describeError(thrown: unknown, depth = 0): ErrorDescription {
  if (!(thrown instanceof Error)) return { name: typeof thrown, message: '', stack: [] }
  const { name, cause } = thrown
  const code = textOf(thrown, 'code')
  const digest = textOf(thrown, 'digest')
  return {
    name,
    message: messageOf(thrown),
    ...(code && { code }),
    ...(digest && { digest }),
    stack: callsOf(thrown),
    ...(cause instanceof Error && depth < MAX_CAUSES && { cause: describeError(cause, depth + 1) }),
  }
}

/** A validation error's message contains only the positions and the rules. */
function messageOf(error: Error): string {
  const issues: unknown = Reflect.get(error, 'issues')
  if (!Array.isArray(issues)) return cleanMessage(error.message)
  const rules = issues.map((issue) => `${issue.path?.length ?? 0} levels deep: ${issue.code}`)
  return cleanMessage(rules.join('; '))
}

function callsOf({ stack = '' }: Error): string[] {
  const calls = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return calls.slice(0, MAX_CALLS).map((line) => line.trim())
}

function textOf(error: Error, property: 'code' | 'digest'): string | undefined {
  const value: unknown = Reflect.get(error, property)
  return typeof value === 'string' || typeof value === 'number' ? cleanMessage(String(value)) : undefined
}
