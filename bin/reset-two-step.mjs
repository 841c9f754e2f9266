#!/usr/bin/env node
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './prepare.mjs'

/** `npm run reset-two-step`, with the settings of `npm start`. */

process.chdir(ROOT)
if (existsSync(path.join(ROOT, '.env'))) process.loadEnvFile(path.join(ROOT, '.env'))
process.env.NODE_ENV = 'production'
const { register } = await import('tsx/esm/api')
register({ tsconfig: path.join(ROOT, 'bin/tsconfig.run.json') })
try {
  const { runResetTwoStep } = await import('./reset-two-step.ts')
  await runResetTwoStep(process.argv.slice(2))
  process.exit(0)
} catch (error) {
  // A problem that the person can fix gets one line.
  const isExpected = ['StartError', 'EnvironmentError', 'AppError'].includes(error.name) || 'code' in error
  console.error(isExpected ? error.message : error)
  process.exit(1)
}
