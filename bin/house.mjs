#!/usr/bin/env node
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findPhrases } from './find-phrases.mjs'
import { folderImports } from './folder-imports.mjs'
import { ROOT } from './prepare.mjs'

/** `npm run house`: numbers about the structure of the code. Prints them; never fails. */

const CODE = /\.(tsx?|mjs)$/
const TEST = /(^tests\/)|\.test\.tsx?$/
const FILE_LINES = 200
const FUNCTION_LINES = 40
const SHORT_LINES = 15
/** Tests that read files with names that aren't ours: public conformance data, and the database of an earlier version. */
const NAMES_OF_OTHERS =
  /(behavior-vectors|quiz-statistics|item-analysis|standard-terms)\.test\.ts$|statistics-fixture\.ts$/
/** The length of a run of lines that counts as repeated, without blank lines, comments, and imports. */
const RUN_LINES = 6

process.chdir(ROOT)
const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file && !file.startsWith('public/'))
const read = (file) => readFileSync(path.join(ROOT, file), 'utf8')
const sources = files.filter((file) => CODE.test(file)).map((file) => ({ file, text: read(file) }))
const product = sources.filter(({ file }) => !TEST.test(file))

print(
  'Lines of product code',
  product.reduce((sum, { text }) => sum + linesOf(text), 0),
)
print(
  'Lines of tests',
  sources.reduce((sum, { text }) => sum + linesOf(text), 0) -
    product.reduce((sum, { text }) => sum + linesOf(text), 0),
)
print(
  `Product files over ${FILE_LINES} lines`,
  product.filter(({ text }) => linesOf(text) > FILE_LINES).length,
)
print(`Product functions over ${FUNCTION_LINES} lines`, countLongFunctions())
print(
  `Product files under ${SHORT_LINES} lines`,
  product.filter(({ text }) => linesOf(text) < SHORT_LINES).length,
)
print(`Repeated runs of ${RUN_LINES} lines in product code`, countRepeatedRuns())
const edges = await folderImports('server')
print('Imports between folders of server', edges.length)
print('Imports that point up a layer', edges.filter(pointsUp).length)
print('Listed phrases', countPhrases())
const old = findOldIdentifiers()
print('Identifiers of the old vocabulary', old.length)
for (const { file, name, instead } of old) console.log(`  ${file}: ${name} → ${instead}`)

function print(label, value) {
  console.log(`${label.padEnd(48)}${String(value).padStart(8)}`)
}

function linesOf(text) {
  return text.split('\n').length - 1
}

/** Counts the functions that the linter's rule on function length reports. */
function countLongFunctions() {
  const options = ['lint', '--only=complexity/noExcessiveLinesPerFunction', '--config-path=biome/house.json']
  const program = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  const folders = ['app', 'bin', 'components', 'contract', 'domain', 'prisma', 'server'].filter((folder) =>
    files.some((file) => file.startsWith(`${folder}/`)),
  )
  const run = spawnSync(
    process.execPath,
    [program, ...options, '--reporter=json', '--max-diagnostics=none', ...folders],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1e9,
    },
  )
  const { diagnostics } = JSON.parse(run.stdout)
  return diagnostics.filter(({ category }) => category === 'lint/complexity/noExcessiveLinesPerFunction')
    .length
}

/** Counts the runs of lines that appear earlier in the product code, without counting overlapping runs twice. */
function countRepeatedRuns() {
  const seen = new Set()
  let count = 0
  for (const { text } of product) {
    const lines = text.split('\n').map((line) => line.trim())
    const code = lines.filter((line) => line !== '' && !/^(\/[/*]|\*|import\b|[})\]>;,/]+$)/.test(line))
    for (let start = 0; start + RUN_LINES <= code.length; start++) {
      const run = code.slice(start, start + RUN_LINES).join('\n')
      if (seen.has(run)) {
        count++
        start += RUN_LINES - 1
      } else seen.add(run)
    }
  }
  return count
}

function pointsUp([from, to]) {
  const layers = ['platform', 'http', 'access']
  const layerOf = (folder) => (layers.includes(folder) ? layers.indexOf(folder) : layers.length)
  return layerOf(to) > layerOf(from)
}

function countPhrases() {
  const rules = JSON.parse(read('bin/phrases.json'))
  return files.flatMap((file) => findPhrases(file, read(file), rules)).length
}

/** Finds identifiers that the language guide renamed. `bin/old-identifiers.txt` has one per line, with its new name. */
function findOldIdentifiers() {
  const renamed = new Map(
    read('bin/old-identifiers.txt')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ')),
  )
  return sources.flatMap(({ file, text }) => {
    if (NAMES_OF_OTHERS.test(file)) return []
    const names = new Set(text.match(/[A-Za-z_$][\w$]*/g))
    return [...names]
      .filter((name) => renamed.has(name))
      .map((name) => ({ file, name, instead: renamed.get(name) }))
  })
}
