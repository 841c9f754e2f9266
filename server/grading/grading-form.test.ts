import { expect, test } from 'vitest'
import { GradingFormSchema } from './grading-form'

const form = { class: 'c', assignment: 'a', attempt: 't', slot: '2', revision: '3', comment: ' Good. ' }

test('a form without JavaScript leaves out criteria without points', () => {
  const sent = { ...form, 'points.one': '1.5', 'points.two': '', 'points.three': '0', other: 'x' }
  expect(GradingFormSchema.parse(sent)).toEqual({
    target: { classId: 'c', assignmentId: 'a', attemptId: 't', slot: 2 },
    ...{ revision: 3, comment: 'Good.', points: { one: 1.5, three: 0 } },
  })
})

test.each(['-1', 'many', 'Infinity'])('points of %j are rejected at their field', (typed) => {
  const parsed = GradingFormSchema.safeParse({ ...form, 'points.one': typed })
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([['points.one']])
})
