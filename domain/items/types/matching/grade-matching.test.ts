import { expect, test } from 'vitest'
import { gradeMatching, keyedChoices } from '@/domain/items/types/matching/grade-matching'

const choices = [
  { id: 'c1', text: 'Armenia' },
  { id: 'c2', text: 'Belarus' },
  { id: 'c3', text: 'Cyprus' },
]
/** Listed against the order of their IDs. */
const equalStems = [
  { id: 's2', text: 'A country', choice: 'c1' },
  { id: 's1', text: 'A country', choice: 'c2' },
]

test('equal stems without a correct choice share the correct ones by ID order', () => {
  const item = { stems: equalStems, choices }
  expect([...keyedChoices(item, new Map())].sort()).toEqual([
    ['s1', 'c1'],
    ['s2', 'c2'],
  ])
  const ofWrong = keyedChoices(
    item,
    new Map([
      ['s1', 'c3'],
      ['s2', 'c1'],
    ]),
  )
  expect([...ofWrong].sort()).toEqual([
    ['s1', 'c2'],
    ['s2', 'c1'],
  ])
})

test('all-or-nothing requires every pair', () => {
  const item = { stems: equalStems, choices, grading: 'all-or-nothing' } as const
  expect(gradeMatching(item, { s1: 'c1', s2: 'c2' }).earned).toBe(1)
  expect(gradeMatching(item, { s1: 'c1', s2: 'c3' }).earned).toBe(0)
  expect(gradeMatching(item, { s1: 'c1' }).earned).toBe(0)
  expect(gradeMatching(item, { s1: null, s2: null }).status).toBe('unanswered')
  expect(gradeMatching(item, { s1: 'c9' })).toMatchObject({ status: 'ungradable', code: 'unknown-choice' })
})
