import type { z } from 'zod'
import { formatNumber } from '@/domain/text/format'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

/**
 * Returns the message for a field whose schema has none.
 * @returns undefined for errors that only programs make, which keep the schema library's message
 */
export function plainIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return 'Enter a whole number.'
      return issue.expected === 'number' ? 'Enter a number.' : undefined
    case 'invalid_format':
      return issue.format === 'datetime' ? 'Enter a valid date and time.' : undefined
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    default:
      return undefined
  }
}

type Bounded = { origin?: string | undefined; inclusive?: boolean | undefined }

function tooSmall({ origin, minimum, inclusive }: Bounded & { minimum: number | bigint }) {
  if (origin === 'string')
    return minimum === 1 ? 'Fill in this field.' : `Enter at least ${minimum} characters.`
  if (origin !== 'number' && origin !== 'int') return undefined
  return inclusive ? `Enter ${minimum} or more.` : `Enter a number above ${minimum}.`
}

function tooBig({ origin, maximum, inclusive }: Bounded & { maximum: number | bigint }) {
  const most = formatNumber(Number(maximum))
  if (origin === 'string') return `Enter at most ${most} characters.`
  if (origin !== 'number' && origin !== 'int') return undefined
  return inclusive ? `Enter ${most} or less.` : `Enter a number below ${most}.`
}
