import { expect, test } from 'vitest'
import { formatUnsentWork, type UnsentWork } from './unsent-work'

const nothing: UnsentWork = { attempts: [], drafts: [], flags: [], reviewAnswers: 0, notes: 0 }
const draft = { course: 'csto', quiz: 'the-deal', seed: 'seed' }

test.each<[string, Partial<UnsentWork>]>([
  ['', {}],
  ['1 quiz answer', { attempts: [{ attemptId: 'a', answers: 1 }] }],
  [
    '6 quiz answers',
    {
      attempts: [
        { attemptId: 'a', answers: 1 },
        { attemptId: 'b', answers: 2 },
      ],
      drafts: [{ draft, answers: 3 }],
    },
  ],
  ['1 review answer and 2 notes', { reviewAnswers: 1, notes: 2 }],
  ['2 flags and 1 review answer', { flags: [{ attemptId: 'a', flags: 2 }], reviewAnswers: 1 }],
  [
    '2 quiz answers, 1 flag, and 3 review answers',
    {
      attempts: [{ attemptId: 'a', answers: 2 }],
      flags: [{ attemptId: 'a', flags: 1 }],
      reviewAnswers: 3,
    },
  ],
])('unsent work reads “%s”', (text, work) => {
  expect(formatUnsentWork({ ...nothing, ...work })).toBe(text)
})
