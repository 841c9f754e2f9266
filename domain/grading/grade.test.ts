import { expect, test } from 'vitest'
import { answeredPart, gradedAs } from '@/domain/grading/grade'

test.each([
  [-0, 0, 'wrong'],
  [Number.NaN, 0, 'wrong'],
  [-0.5, 0, 'wrong'],
  [0.25, 0.25, 'partial'],
  [0.1 + 0.2 + 0.7, 1, 'right'],
  [1 - 1e-10, 1, 'right'],
  [1.5, 1, 'right'],
])('a fraction of %d earns %d and is %s', (fraction, earned, status) => {
  expect(gradedAs(fraction, [])).toEqual({ status: 'graded', earned, possible: 1, parts: [] })
  expect(answeredPart('a', fraction, 'a')).toMatchObject({ fraction: earned, status })
})
