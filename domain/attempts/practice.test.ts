import { expect, test } from 'vitest'
import {
  canComeBack,
  practiceOriginOf,
  practiceSeedPrefix,
  practiceSessionRules,
  practiceStepOf,
  summarizePractice,
} from './practice'
import { practiceRules } from './rules'

test('a session asks one question at a time, grades it immediately, and asks for no confidence', () => {
  expect(practiceSessionRules).toEqual({ ...practiceRules, behavior: 'immediate', sequential: true })
  expect(practiceSessionRules.confidence).toBe(false)
})

test('the seed of a session names its origin', () => {
  for (const origin of [
    { kind: 'attempt', attemptId: '0190-a' },
    { kind: 'concept', concept: 'members' },
  ] as const)
    expect(practiceOriginOf(`${practiceSeedPrefix(origin)}unique`)).toEqual(origin)
})

test('the seed of a quiz names no origin', () => {
  expect(practiceOriginOf('4b2d6a0e-0d5c-4a63-9d0b-1f1b8b1f7a11')).toBeNull()
  expect(practiceOriginOf('other/practice/concept/members/unique')).toBeNull()
})

test('a question comes back twice at most', () => {
  expect([1, 2, 3].map(canComeBack)).toEqual([true, true, false])
})

test('a session counts different questions, and those that come back', () => {
  expect(practiceStepOf(['a', 'b', 'c', 'a'], 2)).toEqual({
    ...{ position: 2, total: 3, comingBack: 1, cameBack: null, isLast: false },
  })
  expect(practiceStepOf(['a', 'b', 'c', 'a'], 3)).toEqual({
    ...{ position: 3, total: 3, comingBack: 1, cameBack: null, isLast: false },
  })
})

test('a question that came back has its own number', () => {
  expect(practiceStepOf(['a', 'b', 'a', 'b'], 3)).toEqual({
    ...{ position: 2, total: 2, comingBack: 1, cameBack: 1, isLast: false },
  })
  expect(practiceStepOf(['a', 'b', 'a', 'b'], 4)).toMatchObject({ comingBack: 0, cameBack: 2, isLast: true })
})

test('the summary tells improved questions from missed ones', () => {
  const answers = [
    ...(['correct', 'incorrect', 'partial', 'unanswered'] as const),
    ...(['correct', 'incorrect'] as const),
  ].map((status, index) => ({ itemId: 'abcdbc'[index] ?? '', status }))
  expect(summarizePractice(answers)).toEqual({
    correctAtFirst: ['a'],
    improved: ['b'],
    missed: ['c', 'd'],
  })
})

test('a question that was answered correctly at first stays so if it comes again', () => {
  const correct = { itemId: 'a', status: 'correct' } as const
  expect(summarizePractice([correct, correct])).toEqual({ correctAtFirst: ['a'], improved: [], missed: [] })
})
