import fc from 'fast-check'
import { expect, test } from 'vitest'
import { integersIn, scoredItem, unpackAnswers } from './unpack-answers'

test('lines are unpacked by slot, with any character in IDs of answers and texts', () => {
  const packed = ['item-b|0,12|2:0.25:1|"a|b:c,\\n;"', 'item-a|3|1:0:2|'].join('\n')
  expect(unpackAnswers(packed)).toEqual([
    {
      ...{ itemId: 'item-a', slot: 1, attempts: [3], isBlank: true, response: '' },
      score: { earned: 0, possible: 2, certainty: null },
    },
    {
      ...{ itemId: 'item-b', slot: 2, attempts: [0, 12], isBlank: false, response: '"a|b:c,\\n;"' },
      score: { earned: 0.25, possible: 1, certainty: null },
    },
  ])
  expect(unpackAnswers('')).toEqual([])
})

test('an item that only a person can grade has no score', () => {
  expect(unpackAnswers('essay|1|3|null')[0]).toMatchObject({ slot: 3, score: null, isBlank: false })
  expect(unpackAnswers('essay|1|3|')[0]).toMatchObject({ slot: 3, score: null, isBlank: true })
})

test('a certainty-based score has its certainty and share, and one worth nothing has no share', () => {
  const [wrong, dropped] = unpackAnswers('item|0|1:-6:3:3:0|"a"\nitem|1|2:0:0:2:|"a"')
  expect(wrong?.score).toEqual({ earned: -6, possible: 3, certainty: { level: 3, share: 0 } })
  expect(dropped?.score).toEqual({ earned: 0, possible: 0, certainty: { level: 2, share: 0 } })
})

test('the correctness of a certainty-based score leaves out the certainty, also after a waiver', () => {
  const score = { earned: 1, possible: 3, certainty: { level: 1, share: 1 } }
  expect(scoredItem('item', score, undefined)).toEqual({
    ...{ itemId: 'item', earned: 1, possible: 3, lowest: -2, correctness: 1 },
  })
  // At the lowest certainty, a correct answer earns a third.
  expect(scoredItem('item', { ...score, earned: 3 }, 1 / 3)).toEqual({
    ...{ itemId: 'item', earned: 3, possible: 3, lowest: -2, correctness: 1, asGraded: 1 / 3 },
  })
  expect(scoredItem('item', { ...score, certainty: null }, undefined)).toEqual({
    ...{ itemId: 'item', earned: 1, possible: 3 },
  })
})

test('integers are read whatever separates them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), fc.constantFrom(',', ':', ',:'))),
      (entries) => {
        const text = entries.flat().join('')
        expect(integersIn(text)).toEqual(entries.map(([integer]) => integer))
      },
    ),
    { seed: 1 },
  )
  expect(integersIn('0:1:-2')).toEqual([0, 1, -2])
  expect(integersIn('')).toEqual([])
})
