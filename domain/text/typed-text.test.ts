import { expect, test } from 'vitest'
import { isVisible, optionalText, requiredText } from './typed-text'

const NOTHING = [
  ' ',
  '\t\n',
  '\u00a0',
  '\u200b',
  '\u00ad \u2060',
  '\u3164',
  '\u2800',
  '\u200e\u200f',
  '\ufeff',
  '\ufff9',
  '',
]

test.each(NOTHING)('%j shows nothing', (typed) => {
  expect(isVisible(typed)).toBe(false)
  expect(requiredText('Enter a name.', { most: 5 }).safeParse(typed).error?.issues[0]?.message).toBe(
    'Enter a name.',
  )
  expect(optionalText({ most: 5 }).parse(typed)).toBe('')
})

test.each(['a', '0', '.', '👩‍🔬', '한', 'می\u200cخواهم', '⠁'])('%j is text and stays as it is', (typed) => {
  expect(requiredText('Enter a name.', { most: 20 }).parse(` ${typed} `)).toBe(typed)
  expect(optionalText({ most: 20 }).parse(typed)).toBe(typed)
})

test('text that is too long is rejected', () => {
  for (const schema of [
    requiredText('Enter it.', { most: 2, tooLong: 'Too long.' }),
    optionalText({ most: 2, tooLong: 'Too long.' }),
  ])
    expect(schema.safeParse('abc').error?.issues[0]?.message).toBe('Too long.')
})
