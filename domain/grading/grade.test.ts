import { expect, test } from 'vitest'
import { answeredPart, gradedResult, waitingResult } from '@/domain/grading/grade'

test.each([
  [-0, 0, 'incorrect'],
  [Number.NaN, 0, 'incorrect'],
  [-0.5, 0, 'incorrect'],
  [0.25, 0.25, 'partial'],
  [0.1 + 0.2 + 0.7, 1, 'correct'],
  [1 - 1e-10, 1, 'correct'],
  [1.5, 1, 'correct'],
])('a fraction of %d earns %d and is %s', (fraction, earned, status) => {
  expect(gradedResult(fraction, [])).toEqual({ status: 'graded', earned, possible: 1, parts: [] })
  expect(answeredPart('a', fraction, 'a')).toMatchObject({ fraction: earned, status })
})

test('an answer that only a person can grade waits, worth 0 of 0', () => {
  expect(waitingResult({ ok: true, value: 'I agree.' })).toEqual({
    ...{ status: 'waiting', earned: 0, possible: 0 },
    parts: [
      {
        ...{ id: 'answer', status: 'waiting', fraction: 0 },
        ...{ chosen: 'I agree.', matched: null, spelling: null },
      },
    ],
  })
  expect(waitingResult({ ok: true, value: null })).toEqual({ status: 'unanswered', earned: 0, possible: 0 })
})
