import { expect, test } from 'vitest'
import { isShareLive, knownSections } from './share-sections'

const end = new Date('2026-05-01T00:00:00Z')

test('a shared report is readable until it expires or is revoked', () => {
  const before = new Date(end.getTime() - 1)
  expect(isShareLive({ expiresAt: end, revokedAt: null }, before)).toBe(true)
  expect(isShareLive({ expiresAt: end, revokedAt: null }, end)).toBe(false)
  expect(isShareLive({ expiresAt: end, revokedAt: new Date(0) }, before)).toBe(false)
})

test('unknown sections are ignored', () => {
  expect(knownSections(['knowledge', 'passwords', 'toString'])).toEqual(['knowledge'])
})
