import { expect, test } from 'vitest'
import { type ConceptResult, listTeachNext, listWellKnown } from './teach-next'

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
  expect(listTeachNext(all)[0]?.concept).toBe('weakest')
  expect(listTeachNext([side, known])[0]?.concept).toBe('side')
  expect(listTeachNext([known])).toEqual([])
  expect(listTeachNext([])).toEqual([])
})

test.each([
  [{ facility: 0.74 }, true],
  [{ facility: 0.7499999999999999 }, false],
  [{ facility: 0.75 }, false],
  [{ answers: 5, students: 3 }, true],
  [{ answers: 4, students: 3 }, false],
  [{ answers: 5, students: 2 }, false],
])('%j is considered weak: %s', (more, isWeak) => {
  expect(listTeachNext([result('one', 0.5, more)])).toHaveLength(isWeak ? 1 : 0)
})

test('ties go to more answers, then name', () => {
  const names = (...all: ConceptResult[]) => listTeachNext(all)[0]?.concept
  expect(names(result('a', 0.5), result('b', 0.5, { answers: 21 }))).toBe('b')
  expect(names(result('b', 0.5), result('a', 0.5))).toBe('a')
  expect(names(result('a', 0.5), result('b', 0.5))).toBe('a')
  expect(names(result('a', 0.5), result('b', 0.4))).toBe('b')
  expect(names(result('a', 0.1, { isCore: false }), result('b', 0.7))).toBe('b')
})

test('lists at most three concepts, the weakest core concepts first', () => {
  const all = [
    result('side', 0.1, { isCore: false }),
    result('a', 0.5),
    result('b', 0.4),
    result('c', 0.6),
    result('known', 0.9),
  ]
  expect(listTeachNext(all).map(({ concept }) => concept)).toEqual(['b', 'a', 'c'])
})

test('lists what a class knows well only with enough answers from enough students', () => {
  const names = (...all: ConceptResult[]) => listWellKnown(all).map(({ concept }) => concept)
  expect(names(result('a', 0.85), result('b', 0.95), result('c', 0.84))).toEqual(['b', 'a'])
  expect(names(result('a', 1, { answers: 4 }), result('b', 1, { students: 2 }))).toEqual([])
  expect(names(result('a', 0.9), result('b', 0.9), result('c', 0.9), result('d', 0.9))).toHaveLength(3)
})
