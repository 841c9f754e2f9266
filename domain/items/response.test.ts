import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBlank } from '@/domain/items/is-blank'
import type { Item } from '@/domain/items/item'
import { responseFromForm } from '@/domain/items/response-from-form'
import { toPublicItem } from '@/domain/items/to-public-item'
import { validateResponse } from '@/domain/items/validate-response'
import { keyOf, sampleItem, sampleItems } from '@/tests/support/sample-items'

const problemOf = (item: Item, raw: unknown) => {
  const check = validateResponse(item, raw)
  return check.ok ? undefined : check.problem.code
}
const itemOf = (id: string) => sampleItems.find((item) => item.id === id)!

describe.each(sampleItems)('a response to $id', (item) => {
  test('any JSON is readable or a problem, also publicly', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        const check = validateResponse(item, raw)
        if (!check.ok) expect(check.problem.message).toMatch(/\.$/)
        expect(validateResponse(toPublicItem(item), raw)).toEqual(check)
      }),
    )
  })

  test('read responses round-trip through JSON', () => {
    const check = validateResponse(item, keyOf(item))
    if (!check.ok) throw new Error(check.problem.message)
    expect(validateResponse(item, JSON.parse(JSON.stringify(check.response)))).toEqual(check)
  })

  test('empty responses are blank; the key isn’t', () => {
    for (const raw of [null, undefined, '']) expect(isBlank(item, raw)).toBe(true)
    expect(isBlank(item, responseFromForm(item, []))).toBe(true)
    expect(isBlank(item, keyOf(item))).toBe(false)
  })

  test('a wrong shape is a problem, not blank', () => {
    expect(isBlank(item, 12)).toBe(false)
    expect(problemOf(item, 12)).toBe('wrong-shape')
  })
})

test.each([
  ['single', 'zz', 'unknown-choice'],
  ['single', ['a'], 'wrong-shape'],
  ['truth', 'true', 'unknown-choice'],
  ['several', ['a', 'zz'], 'unknown-choice'],
  ['several', 'a', 'wrong-shape'],
  ['several', Array(501).fill('a'), 'too-long'],
  ['match', { s1: 'zz' }, 'unknown-choice'],
  ['match', { zz: 'c1' }, 'unknown-choice'],
  ['match', JSON.parse('{"__proto__": "c1"}'), 'unknown-choice'],
  ['match', ['c1'], 'wrong-shape'],
  ['order', ['e1', 'e2'], 'incomplete-order'],
  ['order', ['e1', 'e1', 'e2', 'e3', 'e4'], 'incomplete-order'],
  ['order', ['e1', '', 'e2', 'e3', 'e4'], 'incomplete-order'],
  ['order', ['e1', 'zz'], 'unknown-choice'],
  ['number', '1'.repeat(101), 'too-long'],
  ['number', 3600, 'wrong-shape'],
  ['words', 'x'.repeat(1001), 'too-long'],
  ['words', 'a\u0000b', 'unreadable-text'],
  ['words', 'a\ud800b', 'unreadable-text'],
  ['gaps', { place: 'zz' }, 'unknown-choice'],
  ['gaps', { zz: 'a' }, 'unknown-choice'],
  ['map', ['a'], 'wrong-shape'],
  ['map-several', 'a', 'wrong-shape'],
])('%s rejects %j as %s', (id, raw, code) => {
  expect(problemOf(itemOf(id), raw)).toBe(code)
})

test('duplicate choices collapse, and empty values are unanswered', () => {
  expect(validateResponse(itemOf('several'), ['b', 'a', 'b'])).toEqual({ ok: true, response: ['b', 'a'] })
  expect(isBlank(itemOf('several'), [])).toBe(true)
  expect(isBlank(itemOf('match'), { s1: null, s2: '' })).toBe(true)
  expect(isBlank(itemOf('match'), { s1: null, s2: 'c1' })).toBe(false)
  expect(isBlank(itemOf('words'), ' \u00a0\n')).toBe(true)
  expect(isBlank(itemOf('words'), '\u200b\ufeff')).toBe(true)
  expect(isBlank(itemOf('number'), { number: ' ', unit: 'km' })).toBe(true)
  expect(isBlank(itemOf('number'), { number: '0', unit: '' })).toBe(false)
  expect(isBlank(itemOf('gaps'), { body: '', size: ' ' })).toBe(true)
  expect(isBlank(itemOf('gaps'), { size: { number: '0', unit: '' } })).toBe(false)
  expect(isBlank(itemOf('truth'), false)).toBe(false)
  expect(isBlank(itemOf('order'), [])).toBe(true)
})

test('a part’s problem names the part', () => {
  const check = validateResponse(itemOf('gaps'), { place: 'zz' })
  expect(check).toMatchObject({ ok: false, problem: { part: 'place' } })
})

describe('a plain form', () => {
  test.each<[string, [string, string][], unknown]>([
    ['single', [['r', 'b']], 'b'],
    ['truth', [['r', 'false']], false],
    ['truth', [['r', 'maybe']], 'maybe'],
    [
      'several',
      [
        ['r', 'a'],
        ['r', 'c'],
      ],
      ['a', 'c'],
    ],
    [
      'match',
      [
        ['r.s1', 'c1'],
        ['r.s2', ''],
      ],
      { s1: 'c1', s2: null, s3: null, s4: null },
    ],
    [
      'order',
      [
        ['r.e1', '2'],
        ['r.e2', '1'],
        ['r.e3', '3'],
        ['r.e4', '5'],
        ['r.e5', '4'],
      ],
      ['e2', 'e1', 'e3', 'e5', 'e4'],
    ],
    [
      'order',
      [
        ['r.e1', ''],
        ['r.e2', ''],
      ],
      null,
    ],
    [
      'order',
      [
        ['r.e1', '1'],
        ['r.e2', '1'],
        ['r.e3', '3'],
      ],
      ['e1', 'e2', '', 'e3', '', ''],
    ],
    ['number', [['r', '3,600']], '3,600'],
    [
      'number',
      [
        ['r', '3'],
        ['r.unit', 'km'],
      ],
      { number: '3', unit: 'km' },
    ],
    ['words', [['r', 'OSCE']], 'OSCE'],
    [
      'gaps',
      [
        ['r.body', 'OSCE'],
        ['r.place', 'a'],
      ],
      { body: 'OSCE', size: null, place: 'a' },
    ],
    ['map', [['r', 'a']], 'a'],
    ['map-several', [['r', 'a']], ['a']],
    [
      'point',
      [
        ['r', 'p1'],
        ['r', 'p3'],
      ],
      ['p1', 'p3'],
    ],
  ])('%s reads %j', (id, entries, response) => {
    expect(responseFromForm(itemOf(id), entries)).toEqual(response)
  })

  test('duplicate positions are reported', () => {
    const response = responseFromForm(sampleItem('ordering'), [
      ['r.e1', '1'],
      ['r.e2', '1'],
    ])
    expect(problemOf(itemOf('order'), response)).toBe('incomplete-order')
  })

  test('items use separate field names, and files are ignored', () => {
    const entries: [string, unknown][] = [
      ['r-1', 'a'],
      ['r-2', 'b'],
      ['r-2', new Uint8Array()],
    ]
    expect(responseFromForm(itemOf('single'), entries, 'r-2')).toBe('b')
    expect(responseFromForm(itemOf('several'), entries, 'r-2')).toEqual(['b'])
  })
})
