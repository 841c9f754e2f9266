import { expect, test } from 'vitest'
import { formHint } from '@/components/items/numeric/number-hint'
import { gapsHint } from './gaps-hint'

test('the hint for a number appears once for all gaps of a text', () => {
  const gap = { id: 'a', label: 'a', type: 'numeric', format: { decimal: ',', group: '.' } } as const
  const text = { id: 'b', label: 'b', type: 'text' } as const
  expect(gapsHint([gap, text, gap, { ...gap, isYear: true }])).toBe(formHint(gap))
  expect(gapsHint([text, { ...gap, isYear: true }])).toBe('')
})
