import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** The unit tests of `domain` alone, without the files beside the project: what `npm run mutation` runs. */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['domain/**/*.test.ts'],
    exclude: ['domain/grading/*-vectors.test.ts'],
    // Under mutation, and on a busy machine, a long test takes several times as long.
    testTimeout: 30_000,
  },
})
