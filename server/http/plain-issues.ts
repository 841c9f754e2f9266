import type { z } from 'zod'
import { formatNumber } from '@/domain/text/format'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

const INVALID = 'Enter a valid value.'

/** What to enter, by the expected type. */
const TYPES: Readonly<Record<string, string>> = {
  int: 'Enter a whole number.',
  number: 'Enter a number.',
  string: 'Enter a text.',
  boolean: 'Enter true or false.',
  date: 'Enter a valid date and time.',
  array: 'Enter a list.',
  tuple: 'Enter a list.',
  object: 'Enter an object.',
  record: 'Enter an object.',
}

/** Returns the message for a field whose schema has none. The schema library's own messages never reach a user. */
export function plainIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined && !/^(int|number)$/.test(issue.expected)) return 'Fill in this field.'
      return TYPES[issue.expected] ?? INVALID
    case 'invalid_format':
      if (issue.format === 'email') return 'Enter a valid email address.'
      return issue.format === 'datetime' ? 'Enter a valid date and time.' : INVALID
    case 'invalid_value':
      return `Choose one of these: ${issue.values.map(String).filter(Boolean).join(', ')}.`
    case 'invalid_union':
      return ofUnion(issue.errors)
    case 'unrecognized_keys':
      return `Remove what isn’t known here: ${issue.keys.join(', ')}.`
    case 'too_small':
      return tooSmall(issue) ?? `Enter at least ${issue.minimum}.`
    case 'too_big':
      return tooBig(issue) ?? `Enter at most ${issue.maximum}.`
    default:
      return INVALID
  }
}

/** The message of the most general alternative; others are often a single value, such as an empty text. */
function ofUnion(alternatives: readonly (readonly z.core.$ZodIssue[])[]): string {
  const messages = alternatives.flatMap(([issue]) =>
    issue && issue.code !== 'invalid_value' ? [issue.message] : [],
  )
  return messages.at(-1) ?? INVALID
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
