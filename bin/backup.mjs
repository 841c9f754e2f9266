#!/usr/bin/env node
import { runCommand } from './run-command.mjs'

/** `npm run backup` and `npm run restore`. */

await runCommand(async () => {
  const { runBackup } = await import('./backup.ts')
  await runBackup(process.argv.slice(2))
})
