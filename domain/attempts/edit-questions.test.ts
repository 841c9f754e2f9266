import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AskedBy, editQuestions } from './edit-questions'

const selection: AskedBy = {
  items: ['a', 'b', 'c'],
  points: {},
  pools: [],
  shuffleItems: false,
  unseenDays: null,
  whenFewUnseen: 'ask-fewer',
}

test('adding a question twice adds it once', () => {
  expect(editQuestions(selection, { do: 'add-items', items: ['b', 'd', 'd'] }).items).toEqual([
    'a',
    'b',
    'c',
    'd',
  ])
})

test('a question moves by one and stays in the list', () => {
  const move = (item: string, by: -1 | 1) => editQuestions(selection, { do: 'move-item', item, by }).items
  expect(move('b', -1)).toEqual(['b', 'a', 'c'])
  expect(move('b', 1)).toEqual(['a', 'c', 'b'])
  for (const [item, by] of [
    ['a', -1],
    ['c', 1],
    ['x', 1],
    ['x', -1],
  ] as const)
    expect(move(item, by)).toEqual(['a', 'b', 'c'])
})

test('moving up and down again changes nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2 }), fc.nat(), (items, at) => {
      const item = items[at % (items.length - 1)] ?? ''
      const there = editQuestions({ ...selection, items }, { do: 'move-item', item, by: 1 })
      expect(editQuestions(there, { do: 'move-item', item, by: -1 }).items).toEqual(items)
    }),
  )
})

test('pools are appended and removed by index', () => {
  const pool = { concepts: ['x'], count: 2 }
  const two = editQuestions(editQuestions(selection, { do: 'add-pool', pool }), {
    do: 'add-pool',
    pool: { ...pool, count: 3 },
  })
  expect(two.pools.map(({ count }) => count)).toEqual([2, 3])
  expect(editQuestions(two, { do: 'remove-pool', index: 0 }).pools.map(({ count }) => count)).toEqual([3])
  expect(editQuestions(two, { do: 'remove-pool', index: 9 }).pools).toHaveLength(2)
  expect(editQuestions(two, { do: 'remove-item', item: 'a' }).items).toEqual(['b', 'c'])
})

test('a removed question or rule returns to its place with its points', () => {
  const weighed = editQuestions(selection, { do: 'set-points', points: [{ item: 'b', points: 3 }] })
  const removed = editQuestions(weighed, { do: 'remove-item', item: 'b' })
  const restore = { do: 'restore-item', item: 'b', at: 1, points: 3 } as const
  const restored = editQuestions(removed, restore)
  expect(restored).toEqual(weighed)
  expect(editQuestions(restored, restore)).toBe(restored)
  const [first, second] = [
    { concepts: ['x'], count: 1, points: 2 },
    { concepts: ['y'], count: 2 },
  ]
  const rules = { ...selection, pools: [first, second] }
  const without = editQuestions(rules, { do: 'remove-pool', index: 0 })
  expect(editQuestions(without, { do: 'restore-pool', at: 0, pool: first })).toEqual(rules)
})

test('the first question moves down, and no further up', () => {
  expect(editQuestions(selection, { do: 'move-item', item: 'a', by: 1 }).items).toEqual(['b', 'a', 'c'])
  expect(editQuestions(selection, { do: 'move-item', item: 'a', by: -1 }).items).toEqual(['a', 'b', 'c'])
})

test('points are set for questions and rules, and go with a removed question', () => {
  const pools = [
    { concepts: ['x'], count: 2 },
    { concepts: ['y'], count: 3 },
  ]
  const points = [
    { item: 'a', points: 2 },
    { item: 'b', points: 0.5 },
    { item: 'c', points: 1 },
  ]
  const set = editQuestions({ ...selection, pools }, { do: 'set-points', points })
  expect(set.points).toEqual({ a: 2, b: 0.5 })
  expect(editQuestions(set, { do: 'remove-item', item: 'a' }).points).toEqual({ b: 0.5 })
  expect(editQuestions(set, { do: 'set-points', points: [{ item: 'a', points: 1 }] }).points).toEqual({
    b: 0.5,
  })
  const withPool = editQuestions(set, { do: 'set-pool-points', index: 1, points: 4 })
  expect(withPool.pools.map((pool) => pool.points)).toEqual([undefined, 4])
})

test('a rule moves by one and stays in the list', () => {
  const pools = [1, 2, 3].map((count) => ({ concepts: ['x'], count }))
  const move = (index: number, by: -1 | 1) =>
    editQuestions({ ...selection, pools }, { do: 'move-pool', index, by }).pools.map(({ count }) => count)
  expect(move(1, -1)).toEqual([2, 1, 3])
  expect(move(1, 1)).toEqual([1, 3, 2])
  for (const [index, by] of [
    [0, -1],
    [2, 1],
    [9, -1],
  ] as const)
    expect(move(index, by)).toEqual([1, 2, 3])
})
