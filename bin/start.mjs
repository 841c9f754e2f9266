#!/usr/bin/env node
import { existsSync } from 'node:fs'
import path from 'node:path'
import { endBy, isUnderWay, listenForEnd } from './ending.mjs'
import { checkNodeVersion, END_WITH_PARENT, ensureGenerated, ensureInstalled, ROOT } from './prepare.mjs'
import { run, step } from './steps.mjs'

/** `npm start`, `npm run dev`, and `npm run demo`: from a new clone to a running server. */

const dev = process.argv.includes('--dev')
const demo = process.argv.includes('--demo')

listenForEnd()
try {
  checkNodeVersion()
  process.chdir(ROOT)
  if (existsSync(path.join(ROOT, '.env'))) process.loadEnvFile(path.join(ROOT, '.env'))
  process.env.NODE_ENV = dev ? 'development' : 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // The demo has a second course, which isn't part of the catalog.
  process.env.DEMO = `${demo}`
  await step('Packages', ensureInstalled)
  await step('Database client', ensureGenerated)
  if (demo) await fillDemo()
  const { register } = await import('tsx/esm/api')
  // The server's own modules run in this process, so nothing has to keep them out of a page's script.
  register({ tsconfig: path.join(ROOT, 'bin/tsconfig.run.json') })
  // Source maps are only for developers, and keeping one for every framework module would use a lot of memory.
  if (!dev) process.setSourceMapsEnabled(false)
  const { serve } = await import('./serve.ts')
  await serve({ dev, endBy })
} catch (error) {
  // A step that the shutdown interrupted isn't a failure: the process waits for the shutdown.
  if (!isUnderWay()) fail(error)
}

function fail(error) {
  // A problem that the user can fix gets one line; a failed program's output is more useful than a stack trace.
  if (error.output) console.error(error.output)
  const expected =
    ['StartError', 'EnvironmentError', 'CommandError'].includes(error.name) || !error.stack?.includes('.ts')
  console.error(expected ? `Casebook didn't start. ${error.message}` : error)
  process.exit(1)
}

/** Fills a separate demo data folder; real data is never changed. */
async function fillDemo() {
  process.env.DATA_DIR = process.env.DEMO_DATA_DIR || '.data-demo'
  process.env.DATABASE_URL = ''
  // Runs in a separate process: code for pages only runs under their condition.
  const imports = ['--import', END_WITH_PARENT, '--import', 'tsx']
  const args = ['--conditions=react-server', ...imports, 'bin/fill-demo.ts']
  await run(process.execPath, args, { show: true })
}
