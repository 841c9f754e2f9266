#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { checkNodeVersion, ensureBuilt, ensureGenerated, ensureInstalled, ROOT } from './prepare.mjs'
import { step } from './steps.mjs'

/**
 * `npm run test:long`: ten kills among learners, and one during a regrade, on each database; 10,000 broken files of each format that
 * can be imported. Set TEST_DATABASE_URL for PostgreSQL; SEED repeats a run.
 */

const KILLS = 10
/** The formats of tests/support/fuzz-files.ts. */
const FUZZED_FORMATS = 11
const totals = { passed: 0, failed: 0, skipped: 0 }
checkNodeVersion()
process.chdir(ROOT)
await step('Packages', ensureInstalled)
await step('Database client', ensureGenerated)
await step('Production build', ensureBuilt)

console.log('Kills on the embedded database')
await kill([])
const url = process.env.TEST_DATABASE_URL
console.log('Kills on PostgreSQL')
if (url) await kill(['--database-url', url])
else {
  totals.skipped += KILLS
  console.log('Skipped: TEST_DATABASE_URL is not set.')
}
console.log('A regrade of 10,000 attempts, killed halfway')
await cutRegrade([])
if (url) await cutRegrade(['--database-url', url])
else {
  totals.skipped += 1
  console.log('Skipped on PostgreSQL: TEST_DATABASE_URL is not set.')
}
console.log('10,000 broken files of each format')
await readBrokenFiles()
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(totals.failed > 0 ? 1 : 0)

/** Counts a kill that never happened, because the run broke off, as failed. */
async function kill(options) {
  const seed = process.env.SEED ? ['--seed', process.env.SEED] : []
  const kept = await countKept(['tests/support/kill-run.ts', '--kills', String(KILLS), ...seed, ...options])
  totals.passed += kept
  totals.failed += KILLS - kept
}

async function cutRegrade(options) {
  const kept = await countKept(['tests/support/regrade-run.ts', ...options])
  totals.passed += kept
  totals.failed += 1 - kept
}

async function readBrokenFiles() {
  const kept = await countKept(['tests/support/fuzz-files-run.ts'])
  totals.passed += kept
  totals.failed += FUZZED_FORMATS - kept
}

/** Runs a program whose lines that start with `kept: ` count as passed. */
async function countKept(program) {
  const args = ['--import', 'tsx', ...program]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      output += chunk
    })
    child.once('error', reject)
    child.once('close', () => resolve(output.match(/^kept: /gm)?.length ?? 0))
  })
}
