#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { ensureInstalled, ROOT } from './prepare.mjs'

/**
 * `npm run mutation`: the share of deliberate faults in the core that its unit tests detect, by folder. `npm run
 * mutation -- csv grades` runs only these folders. Fails if a folder is below the goal. Equivalent mutants are marked,
 * with the reason, on their line (`// Stryker disable`).
 */

const FOLDERS = ['csv', 'attempts', 'grading', 'grades', 'items/types', 'regrading', 'statistics']
/** Of item types, only what grades and analyzes responses is mutated. */
const LEFT_OUT_OF_TYPES = [
  ...['schema', 'public-item', 'response', 'samples', 'authoring', '*-fields', '*-problems'],
  ...['check-giveaways', 'free-number', 'gap-names'],
]
const GOAL_PERCENT = 95

process.chdir(ROOT)
await ensureInstalled()
const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !FOLDERS.includes(name))
if (unknown.length > 0) {
  console.error(`Unknown folder: ${unknown.join(', ')}. Choose from: ${FOLDERS.join(', ')}.`)
  process.exit(2)
}
const folders = chosen.length > 0 ? chosen : FOLDERS
const mutate = [
  ...folders.map((folder) => `domain/${folder}/**/*.ts`),
  '!domain/**/*.test.ts',
  '!domain/items/types/*.ts',
  ...LEFT_OUT_OF_TYPES.map((name) => `!domain/items/types/*/${name}.ts`),
].join(',')
const program = 'node_modules/@stryker-mutator/core/bin/stryker.js'
const run = spawnSync(process.execPath, [program, 'run', '--mutate', mutate], { stdio: 'inherit' })
if (run.status !== 0) process.exit(run.status ?? 1)

const { files } = JSON.parse(await readFile('reports/mutation.json', 'utf8'))
let isBelowGoal = false
for (const folder of folders) {
  const mutants = Object.entries(files)
    .filter(([file]) => file.startsWith(`domain/${folder}/`))
    .flatMap((entry) => entry[1].mutants)
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  const killed = count('Killed', 'Timeout')
  const total = killed + count('Survived', 'NoCoverage')
  const percent = total === 0 ? 0 : (100 * killed) / total
  if (percent < GOAL_PERCENT) isBelowGoal = true
  console.log(
    `domain/${folder}: ${percent.toFixed(1)}% (${killed} of ${total} killed, ${count('Ignored')} marked as equivalent)`,
  )
}
process.exit(isBelowGoal ? 1 : 0)
