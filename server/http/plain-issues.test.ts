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
