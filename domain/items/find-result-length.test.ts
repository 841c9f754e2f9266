import { expect, test } from 'vitest'
import { findResultLength } from './find-result-length'
import type { Item } from './item'

const item = (fields: object) => ({ type: 'single-choice', explanation: 'Eight in all.', ...fields }) as Item

test('the longest result is the longest feedback and the explanation', () => {
  const options = [{ feedback: 'No.' }, { feedback: 'Not this one.' }, {}]
  expect(findResultLength(item({ options }))).toBe(13 + 13)
})

test('it doesn’t depend on which option is the key', () => {
  const feedback = ['One.', 'Longer than that.']
  const options = (key: number) =>
    feedback.map((text, index) => ({ feedback: text, fraction: index === key ? 1 : 0 }))
  expect(findResultLength(item({ options: options(0) }))).toBe(
    findResultLength(item({ options: options(1) })),
  )
})

test('without feedback, it is the explanation', () => {
  expect(findResultLength(item({ options: [] }))).toBe(13)
})
