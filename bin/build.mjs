#!/usr/bin/env node
import { checkNodeVersion, ensureBuilt, ensureGenerated, ensureInstalled, ROOT } from './prepare.mjs'
import { step } from './steps.mjs'

/** `npm run build`: runs every step before a start, without starting. */

checkNodeVersion()
process.chdir(ROOT)
await step('Packages', ensureInstalled)
await step('Database client', ensureGenerated)
await step('Production build', ensureBuilt)
