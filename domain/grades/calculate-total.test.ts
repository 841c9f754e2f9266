import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calculateTotal, type GradeCategory, type TotalCell, type TotalColumn } from './calculate-total'

const category = (id: string, weight: number, dropLowest = 0): GradeCategory => ({
  ...{ id, name: id, weight, dropLowest },
})
const column = (id: string, points: number, of: GradeCategory | null = null, isExtraCredit = false) => ({
  ...{ id, points, category: of, isExtraCredit },
})
const graded = (ratio: number): TotalCell => ({ ratio, isExcused: false, isMissing: false })
const missing: TotalCell = { ratio: null, isExcused: false, isMissing: true }
const excused: TotalCell = { ratio: 0.1, isExcused: true, isMissing: false }
const empty: TotalCell = { ratio: null, isExcused: false, isMissing: false }

test('without categories, the total is earned points by possible points', () => {
  const columns = [column('a', 10), column('b', 30), column('c', 5), column('d', 5)]
  // 8 + 15 of 10 + 30
  const total = calculateTotal(columns, [graded(0.8), graded(0.5), excused, empty])
  expect(total.ratio).toBe(23 / 40)
  expect(total.parts).toEqual([
    { category: null, earned: 23, possible: 40, ratio: 23 / 40, share: 1, dropped: [] },
  ])
  expect(total.uses).toEqual(['counts', 'counts', 'excused', 'waiting'])
})

test('missing work counts as 0, or not at all on request', () => {
  const columns = [column('a', 10), column('b', 30)]
  expect(calculateTotal(columns, [graded(0.4), missing])).toMatchObject({
    ...{ ratio: 4 / 40, uses: ['counts', 'missing'] },
  })
  expect(calculateTotal(columns, [graded(0.4), missing], { countsMissing: false })).toMatchObject({
    ...{ ratio: 0.4, uses: ['counts', 'not-counted'] },
  })
  expect(calculateTotal(columns, []).ratio).toBeNull()
  expect(calculateTotal([], []).ratio).toBeNull()
})

test('categories count by their weights, whatever their points', () => {
  const [homework, exams] = [category('homework', 40), category('exams', 60)]
  const columns = [column('a', 10, homework), column('b', 30, homework), column('c', 1, exams)]
  // Homework: 30 of 40 = 75%. Exams: 90%. 0.4 × 75 + 0.6 × 90 = 84%.
  const total = calculateTotal(columns, [graded(0.9), graded(0.7), graded(0.9)])
  expect(total.ratio).toBeCloseTo(0.84, 12)
  expect(total.parts.map(({ ratio, share }) => [ratio, share])).toEqual([
    [0.75, 0.4],
    [0.9, 0.6],
  ])
})

test('the weight of a category without grades is distributed in proportion', () => {
  const [homework, exams, talk] = [category('homework', 40), category('exams', 40), category('talk', 20)]
  const columns = [column('a', 10, homework), column('b', 10, exams), column('c', 10, talk)]
  // 40 and 20 of 60: 2/3 × 50% + 1/3 × 80% = 60%.
  const total = calculateTotal(columns, [graded(0.5), excused, graded(0.8)])
  expect(total.ratio).toBeCloseTo(0.6, 12)
  expect(total.parts.map(({ share }) => share)).toEqual([40 / 60, 0, 20 / 60])
  expect(calculateTotal(columns, [graded(0.3), empty, empty]).ratio).toBe(0.3)
})

test('a category with weight 0 doesn’t count', () => {
  const [practice, exams] = [category('practice', 0), category('exams', 100)]
  const columns = [column('a', 10, practice), column('b', 10, exams)]
  expect(calculateTotal(columns, [graded(1), graded(0.5)]).ratio).toBe(0.5)
  expect(calculateTotal(columns, [graded(1), empty]).ratio).toBeNull()
})

test('once one assignment has a category, those without one don’t count', () => {
  const columns = [column('a', 10, category('homework', 100)), column('b', 10)]
  expect(calculateTotal(columns, [graded(0.5), graded(1)])).toMatchObject({
    ...{ ratio: 0.5, uses: ['counts', 'no-category'] },
  })
})

test('extra credit adds earned points but no possible points', () => {
  const columns = [column('a', 10), column('b', 5, null, true)]
  // 8 + 2 of 10
  expect(calculateTotal(columns, [graded(0.8), graded(0.4)]).ratio).toBe(1)
  expect(calculateTotal(columns, [graded(1), graded(1)]).ratio).toBe(1.5)
  expect(calculateTotal(columns, [graded(0.8), missing]).ratio).toBe(0.8)
  expect(calculateTotal(columns, [empty, graded(1)]).ratio).toBeNull()
})

test('the grades are dropped that raise the percentage the most', () => {
  const homework = category('homework', 100, 1)
  // 10 of 20, 2 of 20, and 8 of 10. Without b, 18 of 30 are left; without a, 10 of 30; without c, 12 of 40.
  const columns = [column('a', 20, homework), column('b', 20, homework), column('c', 10, homework)]
  const total = calculateTotal(columns, [graded(0.5), graded(0.1), graded(0.8)])
  expect(total.ratio).toBe(18 / 30)
  expect(total.parts[0]?.dropped).toEqual(['b'])
  expect(total.uses).toEqual(['counts', 'dropped', 'counts'])
  // A large assignment at 40% costs more than a small one at 20%: without it 9.2 of 11, else 49 of 110.
  const sizes = [column('large', 100, homework), column('small', 1, homework), column('other', 10, homework)]
  const optimal = calculateTotal(sizes, [graded(0.4), graded(0.2), graded(0.9)])
  expect(optimal.parts[0]?.dropped).toEqual(['large'])
  expect(optimal.ratio).toBeCloseTo(9.2 / 11, 12)
})

test('missing work can be dropped; excused work and extra credit can’t; one grade always counts', () => {
  const homework = category('homework', 100, 3)
  const columns = [
    ...[column('a', 10, homework), column('b', 10, homework), column('c', 10, homework)],
    column('d', 10, homework, true),
  ]
  const total = calculateTotal(columns, [graded(0.6), missing, excused, graded(0.1)])
  expect(total.uses).toEqual(['counts', 'dropped', 'excused', 'counts'])
  // 6 + 1 of 10
  expect(total.ratio).toBeCloseTo(0.7, 12)
})

test('of equal grades, the last is dropped', () => {
  const homework = category('homework', 100, 1)
  const columns = [column('a', 10, homework), column('b', 10, homework), column('c', 10, homework)]
  const { parts } = calculateTotal(columns, [graded(0.3), graded(0.1 + 0.2), graded(0.3)])
  expect(parts[0]?.dropped).toEqual(['c'])
})

const ratio = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000)
const cell = fc.record({
  ratio: fc.option(ratio),
  isExcused: fc.boolean(),
  isMissing: fc.boolean(),
})
const points = fc.integer({ min: 1, max: 400 }).map((value) => value / 4)
const categories = (dropLowest: fc.Arbitrary<number>) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 100 }), dropLowest), { minLength: 1, maxLength: 4 })
    .map((list) => list.map(([weight, drop], index) => category(`c${index}`, weight, drop)))

const gradebook = ({ withExtra }: { withExtra: boolean }) =>
  categories(fc.integer({ min: 0, max: 3 })).chain((list) =>
    fc.array(
      fc.tuple(
        fc.record({
          points,
          category: fc.constantFrom<GradeCategory | null>(...list, null),
          isExtraCredit: withExtra ? fc.boolean() : fc.constant(false),
        }),
        cell,
      ),
      { maxLength: 12 },
    ),
  )
type Entries = readonly (readonly [Omit<TotalColumn, 'id'>, TotalCell])[]
const totalOf = (entries: Entries, change: (entry: Omit<TotalColumn, 'id'>) => object = () => ({})) =>
  calculateTotal(
    entries.map(([entry], index) => ({ id: String(index), ...entry, ...change(entry) })),
    entries.map(([, own]) => own),
  )
const withSeed = { seed: 20261129, numRuns: 500 }

test('without extra credit, a total is within 0 and 1, and shares add up to 1', () => {
  fc.assert(
    fc.property(gradebook({ withExtra: false }), (entries) => {
      const total = totalOf(entries)
      if (total.ratio === null) return
      expect(total.ratio).toBeGreaterThanOrEqual(0)
      expect(total.ratio).toBeLessThanOrEqual(1 + 1e-12)
      expect(total.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    }),
    withSeed,
  )
})

test('dropping never lowers a total', () => {
  fc.assert(
    fc.property(gradebook({ withExtra: true }), (entries) => {
      const without = totalOf(entries, ({ category: own }) => ({
        category: own && { ...own, dropLowest: 0 },
      }))
      const total = totalOf(entries)
      expect(total.ratio === null).toBe(without.ratio === null)
      expect(total.ratio ?? 0).toBeGreaterThanOrEqual((without.ratio ?? 0) - 1e-9)
    }),
    withSeed,
  )
})

test('no other choice of grades to drop gives more', () => {
  const one = category('c', 100, 2)
  const entries = fc.array(fc.tuple(points, ratio), { minLength: 3, maxLength: 7 })
  fc.assert(
    fc.property(entries, (list) => {
      const columns = list.map(([most], index) => column(String(index), most, one))
      const best = calculateTotal(
        columns,
        list.map(([, own]) => graded(own)),
      ).ratio
      for (let i = 0; i < list.length; i++)
        for (let j = i + 1; j < list.length; j++) {
          const kept = list.filter((_, index) => index !== i && index !== j)
          const possible = kept.reduce((sum, [most]) => sum + most, 0)
          const earned = kept.reduce((sum, [most, own]) => sum + most * own, 0)
          expect(best ?? 0).toBeGreaterThanOrEqual(earned / possible - 1e-9)
        }
    }),
    withSeed,
  )
})

test('the order of the assignments doesn’t change a total', () => {
  const shuffled = gradebook({ withExtra: true }).chain((entries) =>
    fc.tuple(
      fc.constant(entries),
      fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([entries, others]) => {
      const [one, other] = [totalOf(entries).ratio, totalOf(others).ratio]
      expect(one === null).toBe(other === null)
      expect(one ?? 0).toBeCloseTo(other ?? 0, 9)
    }),
    withSeed,
  )
})

test('one category with any weight gives the same total as none', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(points, cell)), fc.integer({ min: 1, max: 100 }), (list, weight) => {
      const cells = list.map(([, own]) => own)
      const plain = list.map(([most], index) => column(String(index), most))
      const earned = list.reduce(
        (sum, [most, own]) => (own.isExcused ? sum : sum + most * (own.ratio ?? 0)),
        0,
      )
      const possible = list.reduce(
        (sum, [most, own]) => (!own.isExcused && (own.ratio !== null || own.isMissing) ? sum + most : sum),
        0,
      )
      const total = calculateTotal(plain, cells).ratio
      expect(total).toBe(possible === 0 ? null : earned / possible)
      const one = category('c', weight)
      expect(
        calculateTotal(
          plain.map((own) => ({ ...own, category: one })),
          cells,
        ).ratio,
      ).toBe(total)
    }),
    withSeed,
  )
})
