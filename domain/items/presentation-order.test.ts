import fc from 'fast-check'
import { expect, test } from 'vitest'
import { presentationOrder } from '@/domain/items/presentation-order'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'

test('ordering elements depend only on texts and seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.string(), fc.nat(), (length, seed, turn) => {
      const elements = Array.from({ length }, (_, index) => ({
        id: `e${index}`,
        text: `Text ${(index * 5) % 7}`,
      }))
      const other = elements.map((_, index) => elements[(index + turn) % length]!)
      const shownOf = (list: typeof elements) =>
        presentationOrder(sampleItem('ordering', { elements: list }), seed).elements
      expect(shownOf(other)).toEqual(shownOf(elements))
      expect([...(shownOf(elements) ?? [])].sort()).toEqual(elements.map(({ id }) => id).sort())
    }),
  )
})

test('two elements are in the correct order half the time', () => {
  const elements = [
    { id: 'a', text: 'First' },
    { id: 'b', text: 'Second' },
  ]
  const item = sampleItem('ordering', { elements })
  const seeds = Array.from({ length: 1000 }, (_, seed) => seed)
  const inOrder = seeds.filter((seed) => presentationOrder(item, seed).elements?.join() === 'a,b')
  expect(Math.abs(inOrder.length - 500)).toBeLessThan(100)
})

test('the key appears at every position', () => {
  const item = sampleItem('single-choice')
  const counts = [0, 0, 0, 0]
  for (let seed = 0; seed < 2000; seed += 1) {
    const position = presentationOrder(item, seed).options?.indexOf('a') ?? -1
    counts[position] = (counts[position] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(100)
})

test('true-false, number, and text items aren’t shuffled', () => {
  const still = sampleItems.filter(({ type }) => ['true-false', 'numeric', 'short-text'].includes(type))
  for (const item of still) expect(presentationOrder(item, 1)).toEqual({})
})

test('items of one attempt are shuffled independently', () => {
  const one = sampleItem('ordering')
  const orders = Array.from({ length: 12 }, (_, index) =>
    presentationOrder({ ...one, id: `order-${index}` }, 'attempt').elements?.join(),
  )
  expect(new Set(orders).size).toBeGreaterThan(6)
})

test('options that are numbers are in ascending order, for every seed', () => {
  const shownFor = (texts: string[], seed: number) => {
    const options = texts.map((text, index) => ({ id: `o${index}`, text, key: index === 0 }))
    const item = sampleItem('single-choice', { options })
    return presentationOrder(item, seed).options?.map((id) => texts[Number(id.slice(1))])
  }
  const NUMBERS = [
    ['1,960', '90', '25,000', '380'],
    ['5 years', '10 years', '1 year'],
    ['54%', '9%', '100%', '7.5%'],
    ['3', '−2', '-10', '0'],
  ]
  const inOrder = [
    ['90', '380', '1,960', '25,000'],
    ['1 year', '5 years', '10 years'],
    ['7.5%', '9%', '54%', '100%'],
    ['-10', '−2', '0', '3'],
  ]
  for (const seed of [1, 2, 3]) expect(NUMBERS.map((texts) => shownFor(texts, seed))).toEqual(inOrder)
  const mixed = ['1,960', '90', 'The 15th brigade', '380']
  const orders = [1, 2, 3, 4, 5, 6].map((seed) => shownFor(mixed, seed)?.join())
  expect(new Set(orders).size).toBeGreaterThan(2)
})

test('elements of an ordering that are numbers are shuffled', () => {
  const elements = ['1', '2', '3', '4'].map((text) => ({ id: `e${text}`, text }))
  const item = sampleItem('ordering', { elements })
  const orders = [1, 2, 3, 4, 5, 6].map((seed) => presentationOrder(item, seed).elements?.join())
  expect(new Set(orders).size).toBeGreaterThan(2)
})
