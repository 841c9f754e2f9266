import fc from 'fast-check'
import { expect, test } from 'vitest'
import { selectItems } from '@/domain/attempts/select-items'

const bank = ['x', 'y', 'z'].flatMap((concept) =>
  Array.from({ length: 6 }, (_, index) => ({
    id: `${concept}${index}`,
    concept,
    type: index % 2 ? ('numeric' as const) : ('cloze' as const),
    isLessonCheck: index === 5,
  })),
)
const quiz = {
  items: ['x0', 'z1'],
  pools: [
    { concepts: ['x'], count: 3 },
    { concepts: ['x', 'y'], count: 4 },
  ],
  shuffleItems: false,
}

test('fixed items come first, then pools, without repetition', () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (seed, shuffleItems) => {
      const { itemIds, shortBy, unknownIds } = selectItems({ ...quiz, shuffleItems }, bank, seed)
      expect(new Set(itemIds).size).toBe(9)
      expect(itemIds).toHaveLength(9)
      expect([shortBy, unknownIds]).toEqual([0, []])
      expect(itemIds.filter((id) => id.endsWith('5'))).toEqual([])
      if (!shuffleItems) {
        expect(itemIds.slice(0, 2)).toEqual(['x0', 'z1'])
        expect(itemIds.slice(2, 5).every((id) => id.startsWith('x'))).toBe(true)
      }
    }),
  )
})

test('the seed determines the selection, regardless of bank order', () => {
  const select = (seed: number, from = bank) => selectItems(quiz, from, seed).itemIds.join()
  expect(select(1, [...bank].reverse())).toBe(select(1))
  expect(new Set(Array.from({ length: 20 }, (_, seed) => select(seed))).size).toBeGreaterThan(10)
})

test('shuffling changes only the order', () => {
  const plain = selectItems({ ...quiz, pools: [] }, bank, 'seed').itemIds
  expect(plain).toEqual(['x0', 'z1'])
  const orders = Array.from({ length: 20 }, (_, seed) =>
    selectItems({ ...quiz, pools: [], shuffleItems: true }, bank, seed).itemIds.join(),
  )
  expect(new Set(orders)).toEqual(new Set(['x0,z1', 'z1,x0']))
})

test('a small pool gives all items and reports the shortage', () => {
  const { itemIds, shortBy } = selectItems(
    { items: [], pools: [{ concepts: ['y'], count: 9 }], shuffleItems: false },
    bank,
    1,
  )
  expect([...itemIds].sort()).toEqual(['y0', 'y1', 'y2', 'y3', 'y4'])
  expect(shortBy).toBe(4)
})

test('missing fixed items are reported and skipped', () => {
  const { itemIds, unknownIds } = selectItems(
    { items: ['gone', 'x5'], pools: [], shuffleItems: false },
    bank,
    1,
  )
  expect([itemIds, unknownIds]).toEqual([['x5'], ['gone']])
})

test('seen items repeat only if the pool has no others', () => {
  const pool = { items: [], pools: [{ concepts: ['y'], count: 3 }], shuffleItems: false }
  for (let seed = 0; seed < 20; seed += 1) {
    const first = selectItems(pool, bank, `${seed} first`).itemIds
    const second = selectItems(pool, bank, `${seed} second`, { seenIds: first }).itemIds
    expect(second.filter((id) => first.includes(id))).toHaveLength(1)
  }
})

test('recently seen items are excluded, or fill up if configured', () => {
  const pool = { items: ['x0'], pools: [{ concepts: ['y'], count: 3 }], shuffleItems: false }
  const seenRecentlyIds = ['x0', 'y0', 'y1', 'y2']
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const strict = selectItems(pool, bank, seed, { seenRecentlyIds })
      // Everyone gets the fixed list.
      expect([[...strict.itemIds].sort(), strict.shortBy]).toEqual([['x0', 'y3', 'y4'], 1])
      const filled = selectItems({ ...pool, whenFewUnseen: 'fill-up' }, bank, seed, { seenRecentlyIds })
      expect(filled.itemIds).toHaveLength(4)
      expect(filled.itemIds).toEqual(expect.arrayContaining(['x0', 'y3', 'y4']))
    }),
  )
})

test('a typed pool selects only its type', () => {
  const pools = [
    { concepts: ['x', 'y'], types: ['numeric' as const], count: 2 },
    { concepts: ['x', 'y'], count: 3 },
  ]
  const { itemIds, shortBy } = selectItems({ items: [], pools, shuffleItems: false }, bank, 'seed')
  const typeOf = (id: string) => bank.find((entry) => entry.id === id)?.type
  expect(shortBy).toBe(0)
  expect(itemIds.slice(0, 2).map(typeOf)).toEqual(['numeric', 'numeric'])
  expect(new Set(itemIds).size).toBe(5)
})
