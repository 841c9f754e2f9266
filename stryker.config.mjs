/**
 * How `npm run mutation` mutates the core (`bin/mutation.mjs` chooses the folders) and runs its unit tests against
 * each mutant.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  // The mutation runner can't read TypeScript 7's API, so it must not find a configuration file.
  tsconfigFile: 'no-tsconfig.json',
  ignorePatterns: ['.next*', '.data*', 'docs', 'public', 'test-results*', 'reports'],
  reporters: ['clear-text', 'json', 'progress'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  tempDirName: 'reports/.stryker',
  concurrency: Number(process.env.MUTATION_WORKERS || 2),
  timeoutMS: 20_000,
  allowConsoleColors: false,
}
