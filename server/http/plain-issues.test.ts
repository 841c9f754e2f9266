import { expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/server/platform/errors'
import { parseInput } from './parse-input'

const schema = z.object({
  minutes: z.number().positive().max(43_200),
  tries: z.number().int().min(1),
  title: z.string().min(1).max(3),
  code: z.string().min(4).default('abcd'),
  at: z.iso.datetime().nullable(),
  own: z.number('How many points?').default(1),
  kind: z.enum(['a', 'b']).default('a'),
  paragraph: z.union([z.literal(''), z.coerce.number('Enter a paragraph number.').int().min(1)]).default(''),
  on: z.union([z.literal(''), z.iso.datetime()]).default(''),
  is: z.boolean().default(false),
  list: z.array(z.number()).min(1).max(2).default([1]),
  about: z.strictObject({ text: z.string() }).default({ text: 'x' }),
  email: z.email().default('a@example.org'),
  even: z
    .number()
    .refine((number) => number % 2 === 0)
    .default(2),
})
const good = { minutes: 1, tries: 1, title: 'x', at: null }

function errorsOf(input: object, messages?: Record<string, string>) {
  try {
    parseInput(schema, { ...good, ...input }, messages)
  } catch (error) {
    return error instanceof AppError ? error.fieldErrors : error
  }
  return null
}

test.each([
  [{ minutes: 0 }, { minutes: 'Enter a number above 0.' }],
  [{ minutes: 50_000 }, { minutes: 'Enter 43,200 or less.' }],
  [{ minutes: Number.NaN }, { minutes: 'Enter a number.' }],
  [{ tries: 1.5 }, { tries: 'Enter a whole number.' }],
  [{ tries: 0 }, { tries: 'Enter 1 or more.' }],
  [{ title: '' }, { title: 'Fill in this field.' }],
  [{ title: 'long' }, { title: 'Enter at most 3 characters.' }],
  [{ code: 'abc' }, { code: 'Enter at least 4 characters.' }],
  [{ at: 'tomorrow' }, { at: 'Enter a valid date and time.' }],
  [{ own: 'x' }, { own: 'How many points?' }],
  [{ kind: 'c' }, { kind: 'Choose one of these: a, b.' }],
  [{ paragraph: 'x' }, { paragraph: 'Enter a paragraph number.' }],
  [{ paragraph: '0' }, { paragraph: 'Enter a paragraph number.' }],
  [{ on: 'tomorrow' }, { on: 'Enter a valid date and time.' }],
  [{ is: 'yes' }, { is: 'Enter true or false.' }],
  [{ list: 'x' }, { list: 'Enter a list.' }],
  [{ list: [] }, { list: 'Enter at least 1.' }],
  [{ list: [1, 2, 3] }, { list: 'Enter at most 2.' }],
  [{ title: undefined }, { title: 'Fill in this field.' }],
  [{ title: 5 }, { title: 'Enter a text.' }],
  [{ about: { text: 'x', more: 1 } }, { about: 'Remove what isn’t known here: more.' }],
  [{ email: 'nobody' }, { email: 'Enter a valid email address.' }],
  [{ even: 3 }, { even: 'Enter a valid value.' }],
])('%j gets a plain message next to its field', (input, errors) => {
  expect(errorsOf(input)).toEqual(errors)
})

test('a form can set messages for fields without one', () => {
  const messages = { minutes: 'The time limit must be above 0.', own: 'unused' }
  expect(errorsOf({ minutes: 0, own: 'x' }, messages)).toEqual({
    minutes: 'The time limit must be above 0.',
    own: 'How many points?',
  })
})
