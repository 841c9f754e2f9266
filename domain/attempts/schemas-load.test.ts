import { expect, test } from 'vitest'

// Imported within the tests: a schema that can't be built fails them, where it would keep other files from being tested at all.
test.each([
  ['rules', () => import('./rules')],
  ['quiz', () => import('./quiz')],
  ['practice', () => import('./practice')],
])('the schemas of %s are built', async (_, load) => {
  await expect(load()).resolves.toBeDefined()
})
