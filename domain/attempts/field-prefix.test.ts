import { expect, test } from 'vitest'
import { fieldPrefix } from './field-prefix'

test('the fields of each question have a prefix of their own', () => {
  expect([1, 2, 12].map(fieldPrefix)).toEqual(['s1', 's2', 's12'])
})
