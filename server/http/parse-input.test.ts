import { expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/server/platform/errors'
import { parseAll, parseInput } from './parse-input'

const title = (form: object) => parseInput(z.object({ title: z.string().min(1, 'Enter a title.') }), form)
const points = (form: object) => parseInput(z.object({ points: z.number('Enter a number.') }), form)

test('parts of a form are returned in order', () => {
  const form = { title: 'The line', points: 3 }
  expect(parseAll([() => title(form), () => points(form)])).toEqual([{ title: 'The line' }, { points: 3 }])
})

test('the errors of all parts are reported together', () => {
  const parse = () => parseAll([() => title({ title: '' }), () => points({ points: 'x' }), () => 1])
  expect(parse).toThrow(AppError)
  try {
    parse()
  } catch (error) {
    expect((error as AppError).fieldErrors).toEqual({ title: 'Enter a title.', points: 'Enter a number.' })
  }
})

test('an unexpected error is rethrown unchanged', () => {
  const broken = () => {
    throw new TypeError('broken')
  }
  expect(() => parseAll([() => title({ title: '' }), broken])).toThrow(TypeError)
})
