import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicUrl } from '@/server/platform/env'
import { findPathOfSite, findReturnPath, RedirectPathSchema, welcomePath } from './safe-redirect-path'

const SITE = publicUrl()

test.each([
  ['/', '/'],
  ['/progress', '/progress'],
  ['/attempts/new?course=a&quiz=b#here', '/attempts/new?course=a&quiz=b#here'],
  ['/a/../progress', '/progress'],
  ['/a//b', '/a//b'],
  ['/sign-in?next=//other.example', '/sign-in?next=//other.example'],
  ['/%2f%2fother.example', '/%2f%2fother.example'],
  ['/\t/progress', null],
  ['/pro\ngress', '/progress'],
  ['/ünïcode', '/%C3%BCn%C3%AFcode'],
  ['/。。/x', '/%E3%80%82%E3%80%82/x'],
  ['/／other.example', '/%EF%BC%8Fother.example'],
  [`${SITE}/progress`, '/progress'],
  [SITE, '/'],
])('%j is the path %j of this site', (target, path) => {
  expect(findPathOfSite(target)).toBe(path)
})

const ELSEWHERE = [
  '',
  'progress',
  '//other.example',
  '///other.example',
  '/\\other.example',
  '\\\\other.example',
  '/\t/other.example',
  '/\n\\other.example',
  '/..//other.example/x',
  '/.//other.example/x',
  '/x/..//other.example/x',
  '/./\\other.example/x',
  '/%2e%2e//other.example',
  '/%2E//other.example',
  '/.\t.//other.example',
  '/\r.//other.example',
  'https://other.example',
  'https:other.example',
  'https:/other.example',
  `${SITE}@other.example/`,
  `${SITE}.other.example/`,
  `${SITE}//other.example/`,
  `${SITE}/..//other.example/`,
  SITE.replace('://', '://someone@'),
  SITE.replace('://', '://someone:word@'),
  SITE.replace('http:', 'https:'),
  SITE.replace('http:', 'ftp:'),
  `blob:${SITE}/x`,
  `view-source:${SITE}/x`,
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc/hosts',
  'http://[',
  '//[',
]

test.each(ELSEWHERE)('%j is rejected as another site', (target) => {
  expect(findPathOfSite(target)).toBeNull()
  expect(RedirectPathSchema.safeParse(target).success).toBe(false)
})

test.each([undefined, null, 7, ['/progress'], {}])('%j isn’t a target', (target) => {
  expect(findPathOfSite(target)).toBeNull()
})

test.each([
  ['/review/session?minutes=10', '/review/session?minutes=10'],
  ['/', '/'],
  ['/sign-in', null],
  ['/home', null],
  ['/sign-up?next=/review', '/review'],
  ['/welcome?next=/sign-in?next=//other.example', null],
  ['/reset-password/secret', null],
  ['/a/../welcome', null],
  ['/welcome-to-the-csto', '/welcome-to-the-csto'],
  ['//other.example', null],
  [undefined, null],
])('after signing in at %j, the user returns to %j', (target, path) => {
  expect(findReturnPath(target)).toBe(path)
})

test('the confirmation of a sign-up keeps the path to return to', () => {
  expect(welcomePath(null)).toBe('/welcome')
  const target = welcomePath('/attempts/new?course=a&quiz=b')
  expect(new URL(target, SITE).searchParams.get('next')).toBe('/attempts/new?course=a&quiz=b')
})

/** Strings made of parts that URL parsers treat differently. */
const targets = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...['/', '\\', '.', '..', '%2e', '%2f', '%5c', '\t', '\n', '\r', '\0', ' ', ':', '@', '?', '#', ';'],
        ...[
          '//',
          'http:',
          'https:',
          'javascript:',
          'blob:',
          'other.example',
          'x',
          '。',
          '／',
          '⁄',
          '․',
          SITE,
        ],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

test('any target leads to this site or nowhere', () => {
  fc.assert(
    fc.property(targets, (target) => {
      const path = findPathOfSite(target)
      if (path === null) return
      expect(path).toMatch(/^\/(?![/\\])[!-~]*$/)
      expect(new URL(path, SITE).origin).toBe(new URL(SITE).origin)
      // Normalizing again gives the same path.
      expect(findPathOfSite(path)).toBe(path)
      expect(RedirectPathSchema.parse(target)).toBe(path)
    }),
    { numRuns: 5_000 },
  )
})
