#!/usr/bin/env node
import { existsSync } from 'node:fs'
import path from 'node:path'
import { endBy, isUnderWay, listenForEnd } from './ending.mjs'
import { checkNodeVersion, END_WITH_PARENT, ensureGenerated, ensureInstalled, ROOT } from './prepare.mjs'
import { run, step } from './steps.mjs'

/** `npm start`, `npm run dev` and `npm run demo`: from a fresh clone to a running server. */

const dev = process.argv.includes('--dev')
const demo = process.argv.includes('--demo')

listenForEnd()
try {
  checkNodeVersion()
  process.chdir(ROOT)
  if (existsSync(path.join(ROOT, '.env'))) process.loadEnvFile(path.join(ROOT, '.env'))
  process.env.NODE_ENV = dev ? 'development' : 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  await step('Packages', ensureInstalled)
  await step('Database client', ensureGenerated)
  if (demo) await fillDemo()
  const { register } = await import('tsx/esm/api')
  register()
  // They are for whoever develops: kept for every module of the framework they would take much memory.
  if (!dev) process.setSourceMapsEnabled(false)
  const { serve } = await import('./serve.ts')
  await serve({ dev, endBy })
} catch (error) {
  // What the end cut off isn't a failure: the process waits for the end.
  if (!isUnderWay()) fail(error)
}

function fail(error) {
  // What a person can mend gets one line; the output of a failed program says more than a stack.
  if (error.output) console.error(error.output)
  const expected =
    ['StartError', 'EnvironmentError', 'CommandError'].includes(error.name) || !error.stack?.includes('.ts')
  console.error(expected ? `Casebook did not start. ${error.message}` : error)
  process.exit(1)
}

/** Fills a data folder of the demonstration's own; what is real is never touched. */
async function fillDemo() {
  process.env.DATA_DIR = process.env.DEMO_DATA_DIR || '.data-demo'
  process.env.DATABASE_URL = ''
  // In a process of its own: what is written for pages runs only under their condition.
  const imports = ['--import', END_WITH_PARENT, '--import', 'tsx']
  const args = ['--conditions=react-server', ...imports, 'bin/fill-demo.ts']
  await run(process.execPath, args, { show: true })
}
