import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { ITEM_TYPES, type Item, ItemSchema } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { anyAnswered } from '@/tests/support/any-answer'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { addToKey } from './add-to-key'

const share = (item: Item, response: unknown) => {
  const grade = gradeResponse(item, response)
  return grade.status === 'graded' ? grade.earned / grade.possible : null
}
const isFull = (item: Item, response: unknown) => meetsThreshold(share(item, response) ?? 0, 1)

const ADDABLE = ['single-choice', 'hotspot', 'numeric', 'short-text', 'cloze'] as const

test.each(ITEM_TYPES)('an accepted %s answer earns full points', (type) => {
  fc.assert(
    fc.property(anyAnswered(type), ({ item, responses }) => {
      const [response] = responses
      const accepted = addToKey(item, response)
      expect(accepted.ok || !isAddable(item, response)).toBe(true)
      if (!accepted.ok) return
      expect(share(accepted.item, response)).toBe(1)
      const stored: unknown = JSON.parse(JSON.stringify(accepted.item))
      expect(ItemSchema.parse(stored)).toEqual(stored)
      expect(isFull(accepted.item, keyResponse(item))).toBe(true)
      for (const other of responses) {
        const [before, after] = [share(item, other), share(accepted.item, other)]
        // If a penalized unit became optional, an unknown unit is invalid.
        const isUnitOptional = isUnitOptionalNow(item, accepted.item)
        if (after === null) expect(before === null || isUnitOptional).toBe(true)
        else if (!isUnitOptional) expect(after).toBeGreaterThanOrEqual(before ?? 0)
      }
    }),
    { numRuns: 120, seed: 5 },
  )
})

/** Whether a key of this type can include this answer: it is readable, complete, and has no unknown unit. */
function isAddable(item: Item, response: unknown): boolean {
  const grade = gradeResponse(item, response)
  const isAddableType =
    ADDABLE.some((type) => type === item.type) && !(item.type === 'hotspot' && item.multiple)
  return (
    isAddableType &&
    !hasUnits(item) &&
    grade.status === 'graded' &&
    grade.parts.every(({ status }) => status !== 'ungradable' && status !== 'unanswered')
  )
}

const policiesOf = (item: Item) => {
  const rules = item.type === 'cloze' ? item.gaps : [item]
  return rules.map((gap) => (gap.type === 'numeric' ? gap.units?.policy : undefined))
}
const hasUnits = (item: Item) => policiesOf(item).some((policy) => policy !== undefined)
const isUnitOptionalNow = (item: Item, changed: Item) =>
  policiesOf(item).join() !== policiesOf(changed).join()

test('a selected option becomes another key', () => {
  const options = [
    { id: 'a', text: 'Baku', key: true, feedback: 'Yes.' },
    { id: 'b', text: 'Paris', key: false, fraction: 0.25, feedback: 'Near.' },
    { id: 'c', text: 'Rome', key: false, fraction: -0.5 },
    { id: 'd', text: 'London', key: false },
  ]
  const keys = [true, true, false, false]
  for (const item of [
    sampleItem('single-choice', { options }),
    sampleItem('hotspot', { regions: options, multiple: false }),
  ]) {
    const accepted = addToKey(item, 'b')
    if (!accepted.ok) throw new Error(accepted.why)
    const changed = 'options' in accepted.item ? accepted.item.options : []
    const regions = 'regions' in accepted.item ? accepted.item.regions : changed
    expect(regions.map(({ key }) => key)).toEqual(keys)
    expect(['a', 'b', 'c', 'd'].map((id) => share(accepted.item, id))).toEqual([1, 1, 0, 0])
  }
})

test('each gap of a cloze accepts its part', () => {
  const item = sampleItem('cloze')
  const response = { body: 'Red Cross', size: '4,000', place: 'b' }
  const accepted = addToKey(item, response)
  if (!accepted.ok) throw new Error(accepted.why)
  expect(share(item, response)).toBe(0)
  expect(share(accepted.item, response)).toBe(1)
  expect(share(accepted.item, { body: 'OSCE', size: '4,000', place: 'a' })).toBe(1)
  for (const part of [
    { ...response, body: null },
    { ...response, size: 'many' },
    { ...response, place: 'z' },
    null,
  ])
    expect(addToKey(item, part)).toEqual({
      ok: false,
      why: expect.stringContaining('can’t be read'),
    })
})

test.each([
  ['true-false', true, 'one correct answer'],
  ['multiple-response', ['a'], 'one correct answer'],
  ['evidence', ['p2'], 'one correct answer'],
  ['matching', { s1: 'c2' }, 'one correct answer'],
  ['categorize', { s1: 'c2' }, 'one correct answer'],
  ['ordering', ['e2', 'e1', 'e3', 'e4', 'e5'], 'one correct answer'],
  ['single-choice', 'z', 'can’t be read'],
  ['single-choice', null, 'can’t be read'],
  ['hotspot', 'z', 'can’t be read'],
  ['numeric', 'many', 'can’t be read'],
  ['short-text', ' ', 'can’t be read'],
] as const)('the key of a %s item can’t accept %j: %s', (type, response, why) => {
  const accepted = addToKey(sampleItem(type), response)
  expect(accepted).toEqual({ ok: false, why: expect.stringContaining(why) })
})

test('several regions of a map have one correct answer', () => {
  const item = sampleItem('hotspot', { multiple: true })
  expect(addToKey(item, ['b'])).toEqual({
    ok: false,
    why: expect.stringContaining('one correct answer'),
  })
})

test('any JSON is accepted or rejected with a reason', () => {
  for (const item of sampleItems)
    fc.assert(
      fc.property(fc.jsonValue(), (response) => {
        const accepted = addToKey(item, response)
        if (accepted.ok) expect(share(accepted.item, response)).toBe(1)
        else expect(accepted.why).toMatch(/\.$/)
      }),
      { numRuns: 50, seed: 7 },
    )
})

test('an unpublishable result is rejected', () => {
  // No answer earns full points.
  const partial = sampleItem('short-text', { answers: [{ text: 'Baku', fraction: 0.5 }] })
  expect(addToKey(partial, 'Yerevan').ok).toBe(true)
  const shadowed = sampleItem('short-text', {
    answers: [
      { text: '*', fraction: 0 },
      { text: 'Baku', fraction: 1 },
    ],
  })
  expect(addToKey(shadowed, 'Yerevan')).toEqual({
    ok: false,
    why: 'This answer can’t be added to the key automatically. Add it in the question editor.',
  })
})

test('a malformed cloze answer is invalid', () => {
  for (const response of ['body', 5, ['a']])
    expect(addToKey(sampleItem('cloze'), response)).toEqual({
      ok: false,
      why: expect.stringContaining('can’t be read'),
    })
})
