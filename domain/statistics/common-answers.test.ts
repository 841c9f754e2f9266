import { expect, test } from 'vitest'
import { sampleItem } from '@/tests/support/sample-items'
import { commonAnswers } from './answer-kinds'

const groups = (...answers: [response: unknown, count: number][]) =>
  answers.map(([response, count]) => ({ response, count, restSum: 0 }))

test('texts that are equal to the grader are one answer, under its first spelling', () => {
  const typed = groups(['NATO', 2], ['the “OSCE”.', 1], ['osce', 4], ['O\u200bSCE', 1], ['Oscé', 1], ['?', 1])
  expect(commonAnswers(sampleItem('short-text'), typed)).toEqual([
    { words: 'the “OSCE”.', count: 7, fraction: 1 },
    { words: 'NATO', count: 2, fraction: 0 },
    { words: '?', count: 1, fraction: 0 },
  ])
})

test('numbers that are equal are one answer, unreadable ones are not', () => {
  const typed = groups(['3600', 1], ['3,600.0', 2], ['3.6k', 1], ['many', 1], ['1.960', 1], [null, 5])
  expect(commonAnswers(sampleItem('numeric'), typed)).toEqual([
    { words: '3600', count: 4, fraction: 1 },
    { words: 'many', count: 1, fraction: null },
    { words: '1.960', count: 1, fraction: null },
  ])
})
