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

test('answers that wait for a person are counted, and add no points', () => {
  const waiting = { concept: 'cpf', grade: { status: 'waiting', earned: 0, possible: 0 } } as const
  const score = scoreAttempt([graded('cpf', 1), waiting, waiting, graded('crrf', 0)])
  expect(score).toMatchObject({ earned: 1, possible: 2, items: 4, waiting: 2, unanswered: 0 })
  expect(score.byConcept).toMatchObject([
    { concept: 'cpf', possible: 1, items: 3, waiting: 2 },
    { concept: 'crrf', possible: 1, items: 1, waiting: 0 },
  ])
})

test('a question without a concept counts only in the total', () => {
  const { items, byConcept } = scoreAttempt([graded('cpf', 1), { ...graded('', 1), concept: null }])
  expect(items).toBe(2)
  expect(byConcept.map(({ concept }) => concept)).toEqual(['cpf'])
})
