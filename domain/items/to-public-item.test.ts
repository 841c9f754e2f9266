import { describe, expect, test } from 'vitest'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/to-public-item'
import { validateResponse } from '@/domain/items/validate-response'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'

describe.each(sampleItems)('the public form of $id', (item) => {
  test('contains no hidden data', () => {
    const shown = JSON.stringify(toPublicItem(item)).toLowerCase()
    expect(shown).not.toContain('canary')
    for (const word of [
      'fraction',
      '"key"',
      'answer',
      'tolerance',
      'weight',
      'grading',
      'claims',
      'why',
      '"at"',
    ]) {
      expect(shown).not.toContain(word)
    }
  })

  test('depends on the seed, not on the author’s order', () => {
    const shown = toPublicItem(item, presentationOrder(item, 'attempt 1'))
    expect(toPublicItem(item, presentationOrder(item, 'attempt 1'))).toEqual(shown)
    if (item.type !== 'ordering' && item.type !== 'cloze') {
      const turned = reversed(item)
      expect(toPublicItem(turned, presentationOrder(turned, 'attempt 1'))).toEqual(shown)
    }
  })

  test('accepts an order without newer options', () => {
    expect(JSON.stringify(toPublicItem(item, {})).length).toBe(JSON.stringify(toPublicItem(item)).length)
  })
})

test('numeric items expose format and units, not answers', () => {
  const units = { list: [{ name: 'km', perBase: '0.001' }], position: 'after' as const }
  const item = sampleItem('numeric', {
    units: { ...units, policy: 'penalized', penalty: 0.5, penaltyOf: 'maximum' },
  })
  expect(toPublicItem(item)).toEqual({
    id: 'number',
    stem: 'The stem of number',
    type: 'numeric',
    format: { decimal: '.', group: ',' },
    units: { list: [{ name: 'km' }], position: 'after', policy: 'penalized' },
  })
})

test('only expected thousandths reveal the key’s form', () => {
  const exact = sampleItem('numeric', {
    answers: [{ value: '1.965', fraction: 1, tolerance: { type: 'none' } }],
  })
  const rounded = sampleItem('numeric', {
    answers: [{ value: '1.96', fraction: 1, tolerance: { type: 'none' } }],
  })
  expect(toPublicItem(exact)).toMatchObject({ expectsThousandths: true })
  expect(toPublicItem(rounded)).not.toHaveProperty('expectsThousandths')
  expect(toPublicItem({ ...rounded, isYear: true })).toMatchObject({ isYear: true })
  expect(validateResponse(toPublicItem(exact), '1.960')).toMatchObject({ ok: true })
  expect(validateResponse(toPublicItem(rounded), '1.960')).toMatchObject({
    problem: { choices: ['1,960', '1.96'] },
  })
})

test('text items expose what must match exactly', () => {
  const item = sampleItem('short-text', { caseSensitive: true, punctuationSensitive: true })
  const { id, stem } = item
  expect(toPublicItem(item)).toEqual({
    ...{ id, stem, type: 'short-text' },
    ...{ caseSensitive: true, punctuationSensitive: true },
  })
  expect(toPublicItem(sampleItem('short-text', { accentSensitive: true }))).toMatchObject({
    accentSensitive: true,
  })
})

test('the default order isn’t the author’s order', () => {
  const item = sampleItem('ordering')
  const shown = toPublicItem(item)
  if (shown.type !== 'ordering') throw new Error('another type')
  expect(shown.elements.map(({ id }) => id)).not.toEqual(item.elements.map(({ id }) => id))
})

function reversed(item: Item): Item {
  const copy = structuredClone(item)
  for (const list of Object.values(copy)) if (Array.isArray(list)) list.reverse()
  return copy
}
