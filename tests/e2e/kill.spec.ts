import path from 'node:path'
import { expect, test } from '@playwright/test'
import { run } from '../../bin/steps.mjs'

// A separate program: only this test uses the server that it kills and the database that it then reads.

const POSTGRESQL = process.env.TEST_DATABASE_URL

// Two starts and twenty learners, on a machine that also runs other tests.
test.setTimeout(180_000)

async function killOnce(...options: string[]): Promise<string> {
  const args = ['--import', 'tsx', 'tests/support/kill-run.ts', '--kills', '1', ...options]
  // The build of the other browser tests.
  const env = { CONTENT_DIR: path.resolve('test-results-data/content') }
  return run(process.execPath, args, { env }).catch((error) => error.output)
}

test('a kill among 20 learners loses no acknowledged answer and grades once', async () => {
  expect(await killOnce()).toMatch(/^kept: /)
})

test(`the same on PostgreSQL${POSTGRESQL ? '' : ' (TEST_DATABASE_URL is not set)'}`, async () => {
  test.skip(!POSTGRESQL)
  expect(await killOnce('--database-url', POSTGRESQL ?? '')).toMatch(/^kept: /)
})
