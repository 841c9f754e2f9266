import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toPublicItem } from '@/domain/items/to-public-item'
import { keyOf, sampleItem, sampleItems } from '@/tests/support/sample-items'
import { formatResponse } from './format-response'

const said = (type: Parameters<typeof sampleItem>[0], response: unknown) =>
  formatResponse(toPublicItem(sampleItem(type)), response)

test('choices are shown by their texts', () => {
  expect(said('single-choice', 'b')).toBe('Belarus')
  expect(said('multiple-response', ['a', 'c'])).toBe('Armenia; Cyprus')
  expect(said('true-false', false)).toBe('False')
  expect(said('matching', { s1: 'c1' })).toMatch(/Yerevan: Armenia.*Brest: –|Brest: –.*Yerevan: Armenia/)
})

test('typed text is shown as typed', () => {
  expect(said('numeric', '3,600')).toBe('3,600')
  expect(said('short-text', ' the OSCE ')).toBe(' the OSCE ')
  expect(said('numeric', { number: '36', unit: 'km' })).toBe('36 km')
})

test('unanswered gives null; unknown IDs are shown as is', () => {
  expect(said('single-choice', null)).toBeNull()
  expect(said('single-choice', 'zz')).toBe('"zz"')
})

test('orders are shown by position', () => {
  const item = sampleItem('ordering')
  const words = formatResponse(toPublicItem(item), keyOf(item))
  item.elements.forEach(({ text }, index) => {
    expect(words).toContain(`${index + 1}. ${text}`)
  })
})

test('only unreadable responses are cut', () => {
  const item = sampleItem('evidence')
  const long = 'A long passage text. '.repeat(40).trim()
  const passages = item.passages.map((passage) => ({ ...passage, text: `${passage.id}: ${long}` }))
  const [first, second] = passages
  const words = formatResponse(toPublicItem({ ...item, passages }), [first?.id, second?.id])
  expect(words).toBe(`${first?.text}; ${second?.text}`)
  expect(said('short-text', 'x'.repeat(1000))).toHaveLength(1000)
  expect(said('short-text', 'x'.repeat(1001))).toBe(`${'x'.repeat(299)}…`)
})

test('any JSON formats to short text or null', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sampleItems), fc.jsonValue(), (item, response) => {
      const words = formatResponse(toPublicItem(item), response)
      expect(words === null || (words.length > 0 && words.length <= 300)).toBe(true)
    }),
  )
})
