import { expect, test } from 'vitest'
import { PathOfSiteSchema } from './path-of-site'

test.each(['/', '/progress', '/attempts/new?course=a&quiz=b#here'])('%j is a path of this site', (path) => {
  expect(PathOfSiteSchema.safeParse(path).success).toBe(true)
})

test.each([
  '',
  'progress',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
])('%j leads somewhere else and is refused', (path) => {
  expect(PathOfSiteSchema.safeParse(path).success).toBe(false)
})
