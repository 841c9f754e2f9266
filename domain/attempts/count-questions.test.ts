import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countQuestions } from './count-questions'
import { isInPool } from './is-in-pool'
import { pointsOfItem } from './quiz'
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
    points: { min: 3, max: 3 },
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
    points: { min: 3, max: 3 },
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
    points: { min: 2, max: 4 },
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
  expect(countQuestions({ items: [], pools: [] }, of('a', 3))).toEqual({
    ...{ min: 0, max: 0, points: { min: 0, max: 0 }, rules: [] },
  })
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
      points: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 3 },
  ),
  points: fc.record({ i0: fc.integer({ min: 1, max: 5 }), i1: fc.integer({ min: 1, max: 5 }) }),
})

/** Every possible number of questions with their points, over all draws. */
function everyCount(
  pools: readonly { concepts: string[]; count: number; points: number }[],
  free: readonly BankEntry[],
): { count: number; points: number }[] {
  const [pool, ...rest] = pools
  if (!pool) return [{ count: 0, points: 0 }]
  const fitting = free.filter((entry) => isInPool(pool, entry))
  const taken = Math.min(pool.count, fitting.length)
  return subsets(fitting, taken).flatMap((chosen) =>
    everyCount(
      rest,
      free.filter((one) => !chosen.includes(one)),
    ).map(({ count, points }) => ({ count: taken + count, points: taken * pool.points + points })),
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
      const draws = everyCount(quiz.pools, free)
      const fixedPoints = fixed.reduce((sum, id) => sum + pointsOfItem(quiz, id), 0)
      const range = (values: number[], more: number) => ({
        ...{ min: Math.min(...values) + more, max: Math.max(...values) + more },
      })
      const { min, max, points } = countQuestions(quiz, bank)
      expect({ min, max }).toEqual(
        range(
          draws.map(({ count }) => count),
          fixed.length,
        ),
      )
      expect(points).toEqual(
        range(
          draws.map((draw) => draw.points),
          fixedPoints,
        ),
      )
    }),
    { numRuns: 60 },
  )
})

test('the points of every attempt are within the counted range', () => {
  fc.assert(
    fc.property(quizzes, banks, fc.nat(), (quiz, bank, seed) => {
      const { itemIds, points } = selectItems({ ...quiz, shuffleItems: true }, bank, seed)
      const total = itemIds.reduce((sum, id) => sum + (points.get(id) ?? 0), 0)
      const counted = countQuestions(quiz, bank)
      expect(total).toBeGreaterThanOrEqual(counted.points.min)
      expect(total).toBeLessThanOrEqual(counted.points.max)
    }),
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
  ].map((pool, index) => ({ ...pool, points: index + 2 }))
  const { min, max, points, rules } = countQuestions({ items: [], pools }, bank)
  expect(min).toBe(rules.reduce((sum, one) => sum + one.min, 0))
  expect(max).toBe(120)
  expect(points).toEqual({
    min: rules.reduce((sum, one, index) => sum + one.min * (index + 2), 0),
    max: rules.reduce((sum, one, index) => sum + one.max * (index + 2), 0),
  })
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

test('draws that differ only in questions that no later rule matches count as one', () => {
  const groups = Array.from({ length: 6 }, (_, index) => [`a${index}-`, `b${index}-`] as const)
  const bank = [...of('a', 1), ...of('b', 1), ...groups.flat().flatMap((name) => of(name, 60))]
  // A rule that draws 50 of 60 and 60 leaves 10 to 60 for the next one, which asks for 50.
  const drawn = groups.flatMap(([a, b]) => [rule([a, b], 50), rule([a], 50)])
  const pools = [...starving('a', 'b'), ...drawn]
  expect(countQuestions({ items: [], pools }, bank)).toMatchObject({ min: 2 + 6 * 60, max: 2 + 6 * 100 })
})
