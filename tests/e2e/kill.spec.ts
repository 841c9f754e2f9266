import path from 'node:path'
import { expect, test } from '@playwright/test'
import { run } from '../../bin/steps.mjs'

// A program of its own: the server that it kills, and the database that it reads afterwards, are nobody else's.

const POSTGRESQL = process.env.TEST_DATABASE_URL

// Two starts, and twenty learners, on a machine that is busy with other tests.
test.setTimeout(180_000)

async function killOnce(...options: string[]): Promise<string> {
  const args = ['--import', 'tsx', 'tests/support/kill-run.ts', '--kills', '1', ...options]
  // The build that the other browser tests run on.
  const env = { CONTENT_DIR: path.resolve('test-results-data/content') }
  return run(process.execPath, args, { env }).catch((error) => error.output)
}

test('a kill among twenty learners loses no acknowledged answer and grades nothing twice', async () => {
  expect(await killOnce()).toMatch(/^kept: /)
})

test(`the same on PostgreSQL${POSTGRESQL ? '' : ' (TEST_DATABASE_URL is not set)'}`, async () => {
  test.skip(!POSTGRESQL)
  expect(await killOnce('--database-url', POSTGRESQL ?? '')).toMatch(/^kept: /)
})
