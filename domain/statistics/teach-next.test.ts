import { expect, test } from 'vitest'
import { type ConceptResult, teachNext } from './teach-next'

const result = (concept: string, facility: number, more: Partial<ConceptResult> = {}): ConceptResult => ({
  concept,
  facility,
  isCore: true,
  answers: 20,
  students: 10,
  ...more,
})

test('picks the weakest core concept with enough students', () => {
  const side = result('side', 0.1, { isCore: false })
  const known = result('known', 0.9)
  const all = [
    side,
    result('weak', 0.4),
    result('weakest', 0.3),
    result('unanswered', 0, { answers: 2, students: 1 }),
    known,
  ]
  expect(teachNext(all)?.concept).toBe('weakest')
  expect(teachNext([side, known])?.concept).toBe('side')
  expect(teachNext([known])).toBeNull()
  expect(teachNext([])).toBeNull()
})

test.each([
  [{ facility: 0.74 }, true],
  [{ facility: 0.7499999999999999 }, false],
  [{ facility: 0.75 }, false],
  [{ answers: 5, students: 3 }, true],
  [{ answers: 4, students: 3 }, false],
  [{ answers: 5, students: 2 }, false],
])('%j is considered weak: %s', (more, isWeak) => {
  expect(teachNext([result('one', 0.5, more)]) !== null).toBe(isWeak)
})

test('ties go to more answers, then name', () => {
  const names = (...all: ConceptResult[]) => teachNext(all)?.concept
  expect(names(result('a', 0.5), result('b', 0.5, { answers: 21 }))).toBe('b')
  expect(names(result('b', 0.5), result('a', 0.5))).toBe('a')
  expect(names(result('a', 0.5), result('b', 0.5))).toBe('a')
  expect(names(result('a', 0.5), result('b', 0.4))).toBe('b')
  expect(names(result('a', 0.1, { isCore: false }), result('b', 0.7))).toBe('b')
})
