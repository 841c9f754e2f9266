import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countQuestions } from './count-questions'
import { isInPool } from './is-in-pool'
import { type BankEntry, selectItems } from './select-items'

const entry = (id: string, concept: string, type: BankEntry['type'] = 'numeric'): BankEntry => ({
  ...{ id, concept, type, isLessonCheck: false },
})
const of = (concept: string, count: number) =>
  Array.from({ length: count }, (_, index) => entry(`${concept}${index}`, concept))
const rule = (concepts: string[], count: number) => ({ concepts, count })

test('a rule for 50 questions with 1 match gives 1', () => {
  const bank = [...of('a', 1), ...of('b', 10)]
  expect(countQuestions({ items: ['b0', 'b1'], pools: [rule(['a'], 50)] }, bank)).toEqual({
    ...{ min: 3, max: 3 },
    rules: [{ wanted: 50, matching: 1, min: 1, max: 1 }],
  })
})

test('rules skip selected, quick-check, other-type, and missing questions', () => {
  const bank = [
    ...of('a', 3),
    { ...entry('check', 'a'), isLessonCheck: true },
    entry('choice', 'a', 'true-false'),
  ]
  const pools = [{ ...rule(['a'], 9), types: ['numeric' as const] }]
  expect(countQuestions({ items: ['a0', 'gone'], pools }, bank)).toEqual({
    ...{ min: 3, max: 3 },
    rules: [{ wanted: 9, matching: 2, min: 2, max: 2 }],
  })
})

test('barred questions count only if selected manually', () => {
  const bank = of('a', 4)
  expect(countQuestions({ items: ['a0'], pools: [rule(['a'], 3)] }, bank, ['a0', 'a1'])).toMatchObject({
    ...{ min: 3, max: 3 },
  })
})

test('overlapping rules give a range', () => {
  const bank = [...of('a', 2), ...of('b', 3)]
  expect(countQuestions({ items: [], pools: [rule(['a', 'b'], 2), rule(['a'], 2)] }, bank)).toEqual({
    ...{ min: 2, max: 4 },
    rules: [
      { wanted: 2, matching: 5, min: 2, max: 2 },
      { wanted: 2, matching: 2, min: 0, max: 2 },
    ],
  })
})

test('one draw can’t shorten two rules', () => {
  const bank = [...of('a', 1), ...of('b', 1)]
  const pools = [rule(['a', 'b'], 1), rule(['a'], 1), rule(['b'], 1)]
  expect(countQuestions({ items: [], pools }, bank)).toMatchObject({ min: 2, max: 2 })
})

test('an empty assignment has no questions', () => {
  expect(countQuestions({ items: [], pools: [] }, of('a', 3))).toEqual({ min: 0, max: 0, rules: [] })
})

const concepts = ['a', 'b', 'c']
const banks = fc
  .array(fc.constantFrom(...concepts), { maxLength: 9 })
  .map((list) => list.map((concept, index) => entry(`i${index}`, concept)))
const quizzes = fc.record({
  items: fc.uniqueArray(fc.constantFrom('i0', 'i1', 'i2'), { maxLength: 2 }),
  pools: fc.array(
    fc.record({
      concepts: fc.uniqueArray(fc.constantFrom(...concepts), { minLength: 1 }),
      count: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 3 },
  ),
})

/** Every possible number of questions, over all draws. */
function everyCount(
  pools: readonly { concepts: string[]; count: number }[],
  free: readonly BankEntry[],
): number[] {
  const [pool, ...rest] = pools
  if (!pool) return [0]
  const fitting = free.filter((entry) => isInPool(pool, entry))
  const taken = Math.min(pool.count, fitting.length)
  return subsets(fitting, taken).flatMap((chosen) =>
    everyCount(
      rest,
      free.filter((one) => !chosen.includes(one)),
    ).map((count) => taken + count),
  )
}

function subsets<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return list.flatMap((first, index) =>
    subsets(list.slice(index + 1), size - 1).map((more) => [first, ...more]),
  )
}

test('the range covers exactly all possible draws', () => {
  fc.assert(
    fc.property(quizzes, banks, (quiz, bank) => {
      const fixed: string[] = quiz.items.filter((id) => bank.some((one) => one.id === id))
      const free = bank.filter(({ id }) => !fixed.includes(id))
      const counts = everyCount(quiz.pools, free).map((count) => count + fixed.length)
      const { min, max } = countQuestions(quiz, bank)
      expect({ min, max }).toEqual({ min: Math.min(...counts), max: Math.max(...counts) })
    }),
    { numRuns: 60 },
  )
})

test('every draw and rule stays within its range', () => {
  fc.assert(
    fc.property(quizzes, banks, fc.nat(), (quiz, bank, seed) => {
      const { min, max, rules } = countQuestions(quiz, bank)
      const selected = selectItems({ ...quiz, shuffleItems: false }, bank, seed).itemIds.length
      expect(selected).toBeGreaterThanOrEqual(min)
      expect(selected).toBeLessThanOrEqual(max)
      const fixed = quiz.items.filter((id) => bank.some((one) => one.id === id)).length
      expect(min).toBeGreaterThanOrEqual(fixed + rules.reduce((sum, one) => sum + one.min, 0))
      expect(max).toBeLessThanOrEqual(fixed + rules.reduce((sum, one) => sum + one.max, 0))
    }),
  )
})

test('too many combinations fall back to the ranges of rules', () => {
  const names = Array.from({ length: 10 }, (_, index) => `c${index}`)
  const bank = names.flatMap((name) => of(name, 12))
  const pools = [
    ...names.map((_, index) =>
      rule(
        names.filter((__, at) => at !== index),
        11,
      ),
    ),
    rule(names, 100),
  ]
  const { min, max, rules } = countQuestions({ items: [], pools }, bank)
  expect(min).toBe(rules.reduce((sum, one) => sum + one.min, 0))
  expect(max).toBe(120)
})

test('only the questions that two rules share are taken from the later one', () => {
  const bank = [...of('a', 2), ...of('b', 3), ...of('c', 2)]
  expect(
    countQuestions({ items: [], pools: [rule(['a', 'b'], 2), rule(['b', 'c'], 3)] }, bank).rules,
  ).toEqual([
    { wanted: 2, matching: 5, min: 2, max: 2 },
    { wanted: 3, matching: 5, min: 3, max: 3 },
  ])
  expect(countQuestions({ items: [], pools: [rule(['a'], 2), rule(['b'], 3)] }, bank).rules).toMatchObject([
    { min: 2 },
    { min: 3 },
  ])
})

test('a rule selects at most the matching questions', () => {
  const bank = [...of('a', 1), ...of('b', 1)]
  const pools = [rule(['a', 'b'], 2), rule(['b'], 1)]
  expect(countQuestions({ items: [], pools }, bank)).toMatchObject({ min: 2, max: 2 })
})

/** Two of the three rules give a question, whatever the first draws. Each rule alone may give none. */
const starving = (a: string, b: string) => [rule([a, b], 1), rule([a], 1), rule([b], 1)]

test('many rules with separate questions are counted exactly', () => {
  const groups = Array.from({ length: 16 }, (_, index) => [`a${index}-`, `b${index}-`] as const)
  const bank = groups.flatMap(([a, b]) => [...of(a, 1), ...of(b, 1)])
  const pools = groups.flatMap(([a, b]) => starving(a, b))
  expect(countQuestions({ items: [], pools }, bank)).toMatchObject({ min: 32, max: 32 })
})

test('rules with plenty of questions are counted exactly, however many ways there are to draw', () => {
  const names = ['c', 'd', 'e', 'f', 'g']
  const bank = [...of('a', 1), ...of('b', 1), ...names.flatMap((name) => of(name, 50))]
  // After the rule of 30 the last one needs all 50 that its concept has.
  const plenty = [rule(names, 30), ...names.slice(0, 4).map((name) => rule([name], 5))]
  const pools = [...starving('a', 'b'), ...plenty]
  expect(countQuestions({ items: [], pools }, bank)).toMatchObject({ min: 52, max: 52 })
})
