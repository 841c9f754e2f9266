import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom, shuffle } from '@/domain/items/random'

test('the seed determines the sequence', () => {
  const draw = (seed: string | number) => {
    const random = createRandom(seed)
    return Array.from({ length: 20 }, () => random.nextInt(1000))
  }
  expect(draw('attempt-1')).toEqual(draw('attempt-1'))
  expect(draw(7)).toEqual(draw('7'))
  expect(draw('attempt-1')).not.toEqual(draw('attempt-2'))
})

test('the sequence is pinned for stored seeds', () => {
  const random = createRandom('casebook')
  expect(Array.from({ length: 6 }, () => random.nextInt(100))).toMatchInlineSnapshot(`
    [
      14,
      41,
      59,
      71,
      11,
      11,
    ]
  `)
})

test('numbers below the bound are equally likely', () => {
  const counts = new Array<number>(7).fill(0)
  for (let seed = 0; seed < 7000; seed += 1) {
    const drawn = createRandom(seed).nextInt(7)
    counts[drawn] = (counts[drawn] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('shuffling keeps the entries and the original list', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
      const before = [...list]
      expect(shuffle(list, createRandom(seed)).sort()).toEqual([...list].sort())
      expect(list).toEqual(before)
    }),
  )
})

test('orders of three are equally likely', () => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 6000; seed += 1) {
    const order = shuffle(['a', 'b', 'c'], createRandom(`seed ${seed}`)).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
