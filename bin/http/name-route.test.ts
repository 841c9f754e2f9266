import { expect, test } from 'vitest'
import { createRouteNames } from './name-route'

const nameRoute = createRouteNames([
  '/',
  '/courses/[course]',
  '/courses/[course]/lessons/[lesson]',
  '/courses/[course]/search.json',
  '/reset-password/[token]',
  '/api/auth/[...nextauth]',
  '/api/v1/[[...path]]',
  '/attempts/new',
  '/attempts/[attempt]',
])

test.each([
  ['/', '/'],
  ['/courses/a-course', '/courses/[course]'],
  ['/courses/a-course/search.json', '/courses/[course]/search.json'],
  ['/courses/a/lessons/b', '/courses/[course]/lessons/[lesson]'],
  ['/reset-password/a-secret', '/reset-password/[token]'],
  ['/attempts/new', '/attempts/new'],
  ['/attempts/1', '/attempts/[attempt]'],
  ['/api/auth/callback/password', '/api/auth/[...nextauth]'],
  ['/api/v1/attempts/1/responses/2', '/api/v1/attempts/[attempt]/responses/[slot]'],
  ['/api/v1/me', '/api/v1/me'],
  ['/api/v1/a-secret/b', '/api/v1/[[...path]]'],
  ['/api/v1', '/api/v1/[[...path]]'],
  ['/_next/static/chunks/a1.js', '/_next/static/[file]'],
  ['/wp-admin/a-secret', 'other'],
  ['/courses/a/b/c/d', 'other'],
])('%s is named %s', (path, name) => {
  expect(nameRoute(path)).toBe(name)
})
