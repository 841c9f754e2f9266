#!/usr/bin/env node
import { runCommand } from './run-command.mjs'

/** `npm run rotate-secrets`. */

await runCommand(async () => {
  const { runRotateSecrets } = await import('./rotate-secrets.ts')
  await runRotateSecrets()
})
