import { expect, test } from 'vitest'
import { ItemSchema } from '@/domain/items/item'
import { sampleItem } from '@/tests/support/sample-items'
import { responseKey } from './response-key'

const of = (type: Parameters<typeof sampleItem>[0]) => ItemSchema.parse(sampleItem(type))

test('answers that the grader takes as equal have one key, others have others', () => {
  const text = of('short-text')
  expect(responseKey(text, '  Two  Words ')).toBe(responseKey(text, 'two words'))
  expect(responseKey(text, 'two words')).not.toBe(responseKey(text, 'twowords'))
  const several = of('multiple-response')
  expect(responseKey(several, ['b', 'a'])).toBe(responseKey(several, ['a', 'b']))
  const order = of('ordering')
  expect(responseKey(order, ['b', 'a'])).not.toBe(responseKey(order, ['a', 'b']))
  const pairs = of('matching')
  expect(responseKey(pairs, { x: '1', y: '2' })).toBe(responseKey(pairs, { y: '2', x: '1' }))
  expect(responseKey(of('numeric'), '3 600')).toBe(responseKey(of('numeric'), '3600'))
  expect(responseKey(text, 'x'.repeat(9_000))).toHaveLength(500)
})
