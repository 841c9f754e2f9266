#!/usr/bin/env node
import { ensureGenerated, ROOT } from './prepare.mjs'
import { step } from './steps.mjs'

process.chdir(ROOT)
await step('Database client', ensureGenerated)
