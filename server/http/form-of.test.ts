import { expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/server/platform/errors'
import { fieldsOf, formOf } from './form-of'
import { parseInput } from './parse-input'

const schema = formOf({
  place: fieldsOf(z.object({ class: z.string().max(3, 'Too long.') })),
  points: fieldsOf(z.object({ points: z.coerce.number('Enter a number.') })),
  isFinal: (form) => form.final === 'on',
})

test('each part of a form is read by its function', () => {
  const form = { class: 'abc', points: '3', final: 'on', other: 'x' }
  expect(parseInput(schema, form)).toEqual({
    place: { class: 'abc' },
    points: { points: 3 },
    isFinal: true,
  })
})

test('the errors of all parts are reported together', () => {
  try {
    parseInput(schema, { class: 'abcd', points: 'x' })
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).fieldErrors).toEqual({ class: 'Too long.', points: 'Enter a number.' })
  }
})
