import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pickItem } from './pick-item'

const none = new Set<string>()

describe('the item that asks for a fact', () => {
  test('is one that was never asked before one that was', () => {
    expect(pickItem(['a', 'b', 'c'], { recent: ['a', 'c'], avoid: none, seed: 's' })).toBe('b')
  })
  test('is otherwise the one asked longest ago', () => {
    expect(pickItem(['a', 'b', 'c'], { recent: ['b', 'a', 'c'], avoid: none, seed: 's' })).toBe('c')
  })
  test('is in an upcoming assignment only if there is no other', () => {
    expect(pickItem(['a', 'b'], { recent: ['a'], avoid: new Set(['b']), seed: 's' })).toBe('a')
    expect(pickItem(['b'], { recent: [], avoid: new Set(['b']), seed: 's' })).toBe('b')
  })
  test('is none if the fact has no item', () => {
    expect(pickItem([], { recent: ['gone'], avoid: none, seed: 's' })).toBeNull()
  })
  test('is never the same twice in a row if there are two', () => {
    const items = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2 })
    fc.assert(
      fc.property(items, fc.string(), (list, seed) => {
        let recent: string[] = []
        for (let round = 0; round < 8; round++) {
          const picked = pickItem(list, { recent, avoid: none, seed: `${seed}${round}` }) ?? ''
          expect(picked).not.toBe(recent[0])
          recent = [picked, ...recent.filter((id) => id !== picked)]
        }
      }),
    )
  })
})
