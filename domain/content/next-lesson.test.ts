import { expect, test } from 'vitest'
import { findNextLesson } from './next-lesson'

const lessons = ['a', 'b', 'c'].map((slug) => ({ slug }))
const next = (finished: string[], after: string | null) =>
  findNextLesson(lessons, new Set(finished), after)?.slug ?? null

test('an unfinished lesson comes before the next one', () => {
  expect(next([], 'b')).toBe('b')
})

test('a finished lesson leads to the next unfinished one', () => {
  expect(next(['b'], 'b')).toBe('c')
})

test('after the last lesson, the first unfinished one is next', () => {
  expect(next(['b', 'c'], 'c')).toBe('a')
})

test('without a lesson, the first unfinished one is next', () => {
  expect(next(['a'], null)).toBe('b')
})

test('nothing is next after all lessons are finished', () => {
  expect(next(['a', 'b', 'c'], 'a')).toBeNull()
})
