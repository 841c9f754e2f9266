import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Only the unit tests of `domain`, without those that read files outside the project. `npm run mutation` runs them. */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['domain/**/*.test.ts'],
    exclude: ['domain/grading/*-vectors.test.ts'],
    // Long tests take several times longer under mutation and on a busy machine.
    testTimeout: 30_000,
  },
})
