import { expect, test } from 'vitest'
import { fieldPrefix } from './field-prefix'

test('each question’s fields get a separate prefix', () => {
  expect([1, 2, 12].map(fieldPrefix)).toEqual(['s1', 's2', 's12'])
})
