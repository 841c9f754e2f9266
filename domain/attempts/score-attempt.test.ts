import { expect, test } from 'vitest'
import { attemptTotals, scoreAttempt } from '@/domain/attempts/score-attempt'

const graded = (concept: string, earned: number) =>
  ({ concept, grade: { status: 'graded', earned, possible: 1 } }) as const

test('points add up, with unanswered items counted separately', () => {
  const score = scoreAttempt([
    graded('crrf', 1),
    graded('cpf', 0),
    graded('crrf', 0.5),
    { concept: 'cpf', grade: { status: 'unanswered', earned: 0, possible: 1 } },
    { concept: 'cpf', grade: { status: 'ungradable', earned: 0, possible: 1 } },
  ])
  expect(score).toMatchObject({
    earned: 1.5,
    possible: 5,
    scoreRatio: 0.3,
    items: 5,
    unanswered: 1,
    ungradable: 1,
  })
  expect(score.byConcept).toMatchObject([
    { concept: 'crrf', earned: 1.5, possible: 2, scoreRatio: 0.75, items: 2, unanswered: 0 },
    { concept: 'cpf', earned: 0, possible: 3, scoreRatio: 0, items: 3, unanswered: 1, ungradable: 1 },
  ])
})

test('tenths and thirds add up exactly', () => {
  expect(scoreAttempt([graded('a', 0.1), graded('a', 0.2)]).earned).toBe(0.3)
  expect(scoreAttempt([graded('a', 1 / 3), graded('a', 1 / 3), graded('a', 1 / 3)]).earned).toBe(1)
  expect(scoreAttempt([graded('a', 2 / 3), graded('a', 2 / 3), graded('a', 2 / 3)]).earned).toBe(2)
})

test('an attempt without items has no ratio, rather than NaN', () => {
  expect(scoreAttempt([])).toEqual({
    earned: 0,
    possible: 0,
    scoreRatio: null,
    items: 0,
    unanswered: 0,
    ungradable: 0,
    waiting: 0,
    byConcept: [],
  })
})

test('totals are never negative, and lateness costs its share', () => {
  expect(attemptTotals({ earned: 2, possible: 4 }, 0)).toEqual({ earned: 2, possible: 4 })
  expect(attemptTotals({ earned: 2, possible: 4 }, 0.25)).toEqual({ earned: 1.5, possible: 4 })
  expect(attemptTotals({ earned: -6, possible: 3 }, 0)).toEqual({ earned: 0, possible: 3 })
  expect(attemptTotals({ earned: 0.1 + 0.2, possible: 0.1 + 0.2 }, 0)).toEqual({ earned: 0.3, possible: 0.3 })
})
