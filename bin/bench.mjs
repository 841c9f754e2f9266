#!/usr/bin/env node
import { spawn } from 'node:child_process'
import path from 'node:path'
import { checkNodeVersion, ensureBuilt, ensureGenerated, ensureInstalled, ROOT } from './prepare.mjs'
import { step } from './steps.mjs'

/** `npm run bench -- interchange | load | grading | profile | review | teaching [options]`: see docs/benchmarks.md. */

const BENCHMARKS = ['interchange', 'load', 'grading', 'profile', 'review', 'teaching']
const [name, ...options] = process.argv.slice(2)
if (!BENCHMARKS.includes(name)) {
  console.error(`Choose a benchmark: npm run bench -- ${BENCHMARKS.join(' | ')}`)
  process.exit(1)
}
checkNodeVersion()
process.chdir(ROOT)
await step('Packages', ensureInstalled)
await step('Database client', ensureGenerated)
if (name === 'load' || name === 'profile') await step('Production build', ensureBuilt)
// Code for pages only runs under their condition.
const condition = ['interchange', 'teaching'].includes(name) ? ['--conditions=react-server'] : []
const args = [...condition, '--import', 'tsx', path.join('tests/bench', `${name}.ts`), ...options]
spawn(process.execPath, args, { stdio: 'inherit' }).once('exit', (code) => process.exit(code ?? 1))
