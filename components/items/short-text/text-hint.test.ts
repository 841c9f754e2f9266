import { expect, test } from 'vitest'
import { textHint } from './text-hint'

test('the hint for text lists what must be exact', () => {
  expect(textHint({})).toBe('A word or a few. Capitals, accents, and punctuation don’t matter.')
  expect(textHint({ caseSensitive: true, punctuationSensitive: true })).toBe(
    'A word or a few. Type capitals and punctuation exactly.',
  )
  expect(textHint({ accentSensitive: true })).toBe('A word or a few. Type accents exactly.')
})
