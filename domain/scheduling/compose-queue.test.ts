import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeQueue, interleave } from './compose-queue'

const due = (concept: string, recall: number, highConfidenceError = false) => ({
  ...{ concept, recall, highConfidenceError },
  id: `${concept}-${recall}`,
})
const fresh = (concept: string) => ({ concept, id: `new-${concept}` })
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)

describe('the queue', () => {
  test('starts with the cards most likely to be forgotten', () => {
    const queue = composeQueue([due('a', 0.9), due('b', 0.2), due('c', 0.5)], [], 10)
    expect(ids(queue)).toEqual(['b-0.2', 'c-0.5', 'a-0.9'])
  })

  test('puts high-confidence errors first, most likely to be forgotten first', () => {
    const queue = composeQueue([due('a', 0.1), due('b', 0.9, true), due('c', 0.8, true)], [], 10)
    expect(ids(queue)).toEqual(['c-0.8', 'b-0.9', 'a-0.1'])
    expect(ids(composeQueue([due('a', 0.1), due('b', 0.9, true)], [], 1))).toEqual(['b-0.9'])
  })

  test('mixes in a new card after every third due one, and the rest at the end', () => {
    const four = [due('a', 0.1), due('b', 0.2), due('c', 0.3), due('d', 0.4)]
    expect(ids(composeQueue(four, [fresh('x'), fresh('y')], 10))).toEqual([
      ...['a-0.1', 'b-0.2', 'c-0.3', 'new-x', 'd-0.4', 'new-y'],
    ])
  })

  test('contains no more than there is time for', () => {
    expect(composeQueue([due('a', 0.1), due('b', 0.2)], [fresh('x')], 1)).toHaveLength(1)
  })
})

describe('interleaving', () => {
  test('puts another concept between two cards of one, if there is another', () => {
    expect(interleave([fresh('a'), fresh('a'), fresh('b')]).map(({ concept }) => concept)).toEqual([
      'a',
      'b',
      'a',
    ])
    expect(interleave([fresh('b'), fresh('a'), fresh('a')]).map(({ concept }) => concept)).toEqual([
      'a',
      'b',
      'a',
    ])
  })

  test('leaves the first cards in front if others can go in between', () => {
    const concepts = ['a', 'b', 'c', 'a', 'd', 'd', 'd'].map((concept, id) => ({ concept, id: `${id}` }))
    expect(ids(interleave(concepts)).slice(0, 2)).toEqual(['0', '1'])
  })

  test('loses and adds nothing, and keeps neighbors of a concept only if unavoidable', () => {
    const concepts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })
    fc.assert(
      fc.property(concepts, (order) => {
        const mixed = interleave(order.map((concept, index) => ({ concept, index })))
        expect(mixed.map(({ index }) => index).sort((x, y) => x - y)).toEqual(order.map((_, index) => index))
        const most = Math.max(0, ...Object.values(countOf(order)))
        const neighbors = mixed.filter(({ concept }, at) => mixed[at - 1]?.concept === concept).length
        expect(neighbors).toBe(Math.max(0, most - (order.length - most) - 1))
      }),
    )
  })
})

function countOf(list: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const entry of list) counts[entry] = (counts[entry] ?? 0) + 1
  return counts
}
