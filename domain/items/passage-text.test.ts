import { expect, test } from 'vitest'
import { passageText } from './passage-text'

test('a passage starts with the paragraph and the words of the article', () => {
  const text = 'The force drilled in Belarus.'
  expect(passageText(text, { paragraph: 10, quote: 'in Belarus' })).toBe(`¶10, “in Belarus”: ${text}`)
  expect(passageText(text, { paragraph: 10 })).toBe(`¶10: ${text}`)
})

test('a passage without a paragraph of the article is only the lesson’s text', () => {
  expect(passageText('Our reading.', {})).toBe('Our reading.')
  expect(passageText('', { paragraph: 10, quote: 'in Belarus' })).toBe('')
})
