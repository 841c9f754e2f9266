import type { z } from 'zod'
import { valueAt } from './edit-draft'
import type { Draft } from './item-form'

/** What to do about a field that is empty, by its name. */
const MISSING: Readonly<Record<string, string>> = {
  stem: 'Enter the question.',
  explanation: 'Enter an explanation.',
  text: 'Enter a text.',
  label: 'Enter a label for screen readers.',
  choice: 'Choose the correct match for this prompt.',
  value: 'Enter a number, such as 25000 or 0.5.',
  min: 'Enter the lowest number of the range.',
  max: 'Enter the highest number of the range.',
  answer: 'Choose the correct answer.',
  answers: 'Add at least one accepted answer.',
  gaps: 'Add at least one gap.',
  figure: 'Choose a map.',
  at: 'Choose a lesson paragraph.',
  name: 'Enter the name of the unit.',
  ends: 'Enter both labels, or neither.',
  list: 'Add at least one unit.',
  perBase: 'Enter the factor of the unit, such as 1000.',
}

const AMOUNT = 'Enter the amount of the tolerance, such as 5 or 0.05.'

/** What to do about a value that isn't accepted, by the name of its field. */
const INVALID: Readonly<Record<string, string>> = {
  fraction: 'Enter a number from −1 to 1.',
  weight: 'Enter a number above 0.',
  penalty: 'Enter a number from 0 to 1.',
  paragraphs: 'Choose paragraphs from the list.',
  paragraph: 'Choose a paragraph from the list.',
  claims: 'Choose claims from the list.',
  min: 'Enter a plain number, such as 25000 or 0.5.',
  max: 'Enter a plain number, such as 25000 or 0.5.',
  value: 'Enter a plain number, such as 25000 or 0.5.',
  perBase: 'Enter a plain number, such as 1000 or 0.5.',
}

/** Says what to enter in a field of a draft that can't be read, in place of the schema library's message. */
export function formatIssue(issue: z.core.$ZodIssue, draft: Draft): string {
  const names = issue.path.map(String)
  const [name = '', around] = names.filter((part) => !/^\d+$/.test(part)).reverse()
  const value = valueAt(
    draft,
    issue.path.map((at) => (typeof at === 'number' ? at : String(at))),
  )
  if (isEmpty(value)) {
    if (name === 'value' && around === 'tolerance') return AMOUNT
    if (name === 'id') return around === 'regions' ? 'Choose a region.' : 'Enter a name.'
    return MISSING[name] ?? `Fill in “${placeOf(names)}”.`
  }
  if (issue.code === 'too_small' && issue.origin === 'array')
    return `Add more: at least ${issue.minimum} are needed.`
  return INVALID[name] ?? `“${placeOf(names)}” ${reasonOf(issue)}.`
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

/** `options.1.text` → `options 2, text` */
function placeOf(names: readonly string[]): string {
  return names
    .join('.')
    .replaceAll(/\.(\d+)/g, (_, index) => ` ${Number(index) + 1}`)
    .replaceAll('.', ', ')
}

/** Continues a sentence that begins with the field. */
function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? 'another kind of value'}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `“${String(value)}”`).join(' or ')}`
    case 'invalid_format':
    case 'custom':
      // The schema's own words.
      return issue.message
    case 'too_big':
      return `must be ${issue.maximum} or less`
    case 'too_small':
      return `must be ${issue.inclusive ? `${issue.minimum} or more` : `above ${issue.minimum}`}`
    default:
      return 'has a value that this field can’t have'
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of two',
  object: 'an object',
}
