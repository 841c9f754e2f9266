import fc from 'fast-check'
import { expect, test } from 'vitest'
import { presentationOrder } from '@/domain/items/presentation-order'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'

test('an ordering never lies in the right order, for any seed and any length from two', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.string(), (length, seed) => {
      const elements = Array.from({ length }, (_, index) => ({
        id: `e${index}`,
        text: `Text ${(index * 5) % 7}`,
      }))
      const right = elements.map(({ id }) => id)
      const shown = presentationOrder(sampleItem('ordering', { elements }), seed).elements
      expect(shown).not.toEqual(right)
      expect([...(shown ?? [])].sort()).toEqual([...right].sort())
    }),
  )
})

test('the order shown tells nothing of the right order beyond its not being that one', () => {
  const item = sampleItem('ordering')
  const turned = { ...item, elements: [...item.elements].reverse() }
  const shownOf = (seed: number, of: typeof item) => presentationOrder(of, seed).elements?.join()
  const seeds = Array.from({ length: 500 }, (_, seed) => seed)
  // Only a draw that lies in one of the two right orders is drawn again: about 2 in 120.
  const apart = seeds.filter((seed) => shownOf(seed, turned) !== shownOf(seed, item))
  expect(apart.length).toBeLessThan(20)
})

test('the key of a choice item comes up at every place', () => {
  const item = sampleItem('single-choice')
  const counts = [0, 0, 0, 0]
  for (let seed = 0; seed < 2000; seed += 1) {
    const place = presentationOrder(item, seed).options?.indexOf('a') ?? -1
    counts[place] = (counts[place] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(100)
})

test('true and false, numbers and texts have nothing to shuffle', () => {
  const still = sampleItems.filter(({ type }) => ['true-false', 'numeric', 'short-text'].includes(type))
  for (const item of still) expect(presentationOrder(item, 1)).toEqual({})
})

test('two items of one attempt are shuffled apart', () => {
  const one = sampleItem('ordering')
  const orders = Array.from({ length: 12 }, (_, index) =>
    presentationOrder({ ...one, id: `order-${index}` }, 'attempt').elements?.join(),
  )
  expect(new Set(orders).size).toBeGreaterThan(6)
})
