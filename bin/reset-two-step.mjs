#!/usr/bin/env node
import { runCommand } from './run-command.mjs'

/** `npm run reset-two-step`. */

await runCommand(async () => {
  const { runResetTwoStep } = await import('./reset-two-step.ts')
  await runResetTwoStep(process.argv.slice(2))
}, ['AppError'])
