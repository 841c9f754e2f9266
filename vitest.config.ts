import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': path.resolve(import.meta.dirname),
  'server-only': path.resolve('tests/support/empty.ts'),
}

export default defineConfig({
  resolve: { alias },
  test: {
    // Tests of the log turn it on.
    env: { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{domain,contract,components,server,bin}/**/*.test.{ts,tsx}',
            'tests/{unit,simulation}/**/*.test.{ts,tsx}',
          ],
          // Some parse whole courses, on machines that may be busy.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/integration-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
