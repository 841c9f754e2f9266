#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findPhrases } from './find-phrases.mjs'
import { ROOT } from './prepare.mjs'

/**
 * Part of `npm run lint`: fails if text for people uses a phrase of `bin/phrases.json`, and prints what to write instead.
 * `bin/phrases-baseline.json` holds how many each file may still have. A count never rises. `--lower` writes the counts that fell.
 */

const BASELINE = path.join(ROOT, 'bin/phrases-baseline.json')
const rules = readJson(path.join(ROOT, 'bin/phrases.json'))
const baseline = new Map(Object.entries(readJson(BASELINE)))
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
const hits = listed
  .split('\0')
  .filter((file) => file && existsSync(path.join(ROOT, file)))
  .flatMap((file) => findPhrases(file, readFileSync(path.join(ROOT, file), 'utf8'), rules))
const counts = countByFile(hits)

const risen = [...counts].filter(([file, count]) => count > (baseline.get(file) ?? 0)).map(([file]) => file)
const fallen = [...baseline].filter(([file, count]) => (counts.get(file) ?? 0) < count).map(([file]) => file)
for (const { file, line, found, instead } of hits)
  if (risen.includes(file)) console.log(`${file}:${line}: “${found}” → ${instead}`)
if (process.argv.includes('--lower')) {
  for (const file of fallen) baseline.set(file, counts.get(file) ?? 0)
  const left = [...baseline].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(BASELINE, `${JSON.stringify(Object.fromEntries(left), null, 2)}\n`)
} else if (fallen.length > 0) {
  console.log(`Fewer phrases than before in ${fallen.join(', ')}. Run node bin/check-phrases.mjs --lower.`)
}
console.log(`${hits.length} listed phrases, ${risen.length} files with more than before.`)
process.exitCode = risen.length === 0 ? 0 : 1

function countByFile(list) {
  const byFile = new Map()
  for (const { file } of list) byFile.set(file, (byFile.get(file) ?? 0) + 1)
  return byFile
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
