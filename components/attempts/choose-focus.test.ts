import { expect, test } from 'vitest'
import { chooseFocus } from './choose-focus'

const question = (slot: number, tries = 0) => ({ slot, tries, revision: 1 })
const page = { before: [question(1), question(2)], questions: [question(1), question(2)] }

test.each([
  ['another question gets the focus on its heading', { ...page, current: 2, lastShown: 1 }, 's2-stem'],
  ['the same question keeps the focus', { ...page, current: 1, lastShown: 1 }, null],
  ['the first question keeps the focus', { ...page, current: 1, lastShown: null }, null],
  ['all questions on one page keep the focus', { ...page, current: null, lastShown: 1 }, null],
  [
    'a new check gets the focus on its result',
    { ...page, questions: [question(1, 1), question(2)], current: 1, lastShown: 1 },
    's1-checked',
  ],
  ['an earlier check keeps the focus', { ...page, before: [], current: 1, lastShown: 1 }, null],
])('%s', (_, change, id) => {
  expect(chooseFocus(change)).toBe(id)
})
