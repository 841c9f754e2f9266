import { expect, test } from 'vitest'
import { fallbackPage, isPublicPage } from './fallback-page'

test.each([
  ['/', '/offline/fallback'],
  ['/progress', '/offline/fallback'],
  ['/reviewed', '/offline/fallback'],
  ['/attempts/new', '/offline/attempt'],
  ['/attempts/0199-a', '/offline/attempt'],
  ['/offline/attempt', '/offline/attempt'],
  ['/attempts/1/submit', '/offline/fallback'],
  ['/attempts/1/results', '/offline/fallback'],
  ['/review', '/offline/review'],
  ['/review/session', '/offline/review'],
  ['/offline/review', '/offline/review'],
  ['/search', '/offline/search'],
  ['/offline/search', '/offline/search'],
  ['/searches', '/offline/fallback'],
  ['/offline', '/offline'],
  ['/offline/fallback', '/offline/fallback'],
])('offline, %s opens %s', (path, page) => {
  expect(fallbackPage(path)).toBe(page)
})

test.each([
  ['/courses/csto', true],
  ['/courses/csto/glossary', true],
  ['/courses/csto/flashcards', true],
  ['/courses/csto/lessons/the-deal', true],
  ['/courses/csto/lessons/the-deal/terms', true],
  ['/courses/csto/lessons/the-deal/check/x', false],
  ['/courses/csto/lessons/the-deal/notes', false],
  ['/courses/csto/quizzes/the-deal', false],
  ['/progress', false],
  ['/attempts/new', false],
])('whether %s is the same for everyone: %s', (path, isPublic) => {
  expect(isPublicPage(path)).toBe(isPublic)
})
