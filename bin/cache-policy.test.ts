import { expect, test } from 'vitest'
import { cachePolicy } from './cache-policy'

test.each([
  ['s-maxage=31536000', 'no-cache'],
  ['s-maxage=31536000, stale-while-revalidate=60', 'no-cache'],
  [['public', 's-maxage=60'], 'no-cache'],
  ['public, max-age=31536000, immutable', 'public, max-age=31536000, immutable'],
  [
    'private, no-cache, no-store, max-age=0, must-revalidate',
    'private, no-cache, no-store, max-age=0, must-revalidate',
  ],
  ['no-store', 'no-store'],
  [undefined, 'no-store'],
])('the policy of %j is %j', (current, policy) => {
  expect(cachePolicy(current)).toBe(policy)
})
