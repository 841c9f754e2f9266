#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findPhrases } from './find-phrases.mjs'
import { ROOT } from './prepare.mjs'

/** Part of `npm run lint`: fails if text for people uses a phrase of `bin/phrases.json`, and prints what to write instead. */

const rules = JSON.parse(readFileSync(path.join(ROOT, 'bin/phrases.json'), 'utf8'))
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
const hits = listed
  .split('\n')
  .filter(Boolean)
  .flatMap((file) => {
    try {
      return findPhrases(file, readFileSync(path.join(ROOT, file), 'utf8'), rules)
    } catch (error) {
      // Deleted, but still in the index.
      if (error.code === 'ENOENT') return []
      throw error
    }
  })
for (const { file, line, found, instead } of hits) console.log(`${file}:${line}: “${found}” → ${instead}`)
console.log(hits.length === 0 ? 'No listed phrases found.' : `${hits.length} listed phrases found.`)
process.exitCode = hits.length === 0 ? 0 : 1
