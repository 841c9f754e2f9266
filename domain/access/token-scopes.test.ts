import { expect, test } from 'vitest'
import { isTokenLive, isUseWorthNoting, knownScopes, tokenEnd } from './token-scopes'

const now = new Date('2026-03-01T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

test('unknown stored scopes are ignored', () => {
  expect(knownScopes(['attempts:read', 'everything', ''])).toEqual(['attempts:read'])
})

test('a token is valid until it expires', () => {
  const expiresAt = tokenEnd(30, now)
  expect(expiresAt).toEqual(new Date('2026-03-31T12:00:00Z'))
  expect(isTokenLive({ expiresAt }, new Date('2026-03-31T11:59:59Z'))).toBe(true)
  expect(isTokenLive({ expiresAt }, new Date('2026-03-31T12:00:00Z'))).toBe(false)
  expect(isTokenLive({ expiresAt: tokenEnd(null, now) }, new Date('2126-01-01'))).toBe(true)
})

test('token use is recorded first, then hourly', () => {
  expect(isUseWorthNoting(null, now)).toBe(true)
  expect(isUseWorthNoting(now, later(59 * 60_000))).toBe(false)
  expect(isUseWorthNoting(now, later(60 * 60_000))).toBe(true)
})
