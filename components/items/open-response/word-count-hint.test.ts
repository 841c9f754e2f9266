import { expect, test } from 'vitest'
import { formatRangeNote, formatWordCount } from './word-count-hint'

const range = { minWords: 50, maxWords: 300 }

test('the count names the range', () => {
  expect(formatWordCount(1, range)).toBe('1 word. Aim for 50 to 300.')
  expect(formatWordCount(120, range)).toBe('120 words. Aim for 50 to 300.')
})

test('the announced note changes only at the ends of the range', () => {
  const notes = Array.from({ length: 400 }, (_, words) => formatRangeNote(words, range))
  const changes = notes.flatMap((note, words) => (words > 0 && note !== notes[words - 1] ? [words] : []))
  expect(changes).toEqual([50, 301])
})
