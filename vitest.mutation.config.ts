import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Only the unit tests of `domain`, without files outside the project: what `npm run mutation` runs. */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['domain/**/*.test.ts'],
    exclude: ['domain/grading/*-vectors.test.ts'],
    // On a busy machine or under mutation, a long test takes several times as long.
    testTimeout: 30_000,
  },
})
