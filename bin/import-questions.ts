import { readFileSync } from 'node:fs'
import { FORMATS } from '../domain/interchange/formats'
import { nameOf } from '../domain/interchange/question'
import { type ReadFile, toNeutral } from '../domain/interchange/read-file'
import { plural } from '../domain/text/format'
import { readUpload } from '../server/interchange/open-file'

/**
 * `npm run import -- check FILE… [--json] [--format ID]`: reads files of questions without a database, and prints what can be imported and every
 * problem. With `--json`, it prints one JSON document a line for each file, in the neutral form.
 */

const USAGE = `Usage: npm run import -- check FILE… [--json] [--format ID]
Formats: ${FORMATS.map(({ id, name }) => `${id} (${name})`).join(', ')}`

const OUTCOMES = {
  all: 'all questions can be imported',
  some: 'some questions can be imported',
  none: 'no question can be imported',
}

const options = readArguments(process.argv.slice(2))
if (options === null) {
  console.error(USAGE)
  process.exit(2)
}
let hasErrors = false
for (const file of options.files) {
  const read = await readOne(file, options.format)
  hasErrors ||= read.problems.some(({ severity }) => severity === 'error')
  if (options.isJson) console.log(JSON.stringify({ file, ...(toNeutral(read) as object) }))
  else for (const line of report(file, read)) console.log(line)
}
process.exitCode = hasErrors ? 1 : 0

interface Options {
  readonly files: readonly string[]
  readonly isJson: boolean
  readonly format: string | undefined
}

function readArguments([command, ...rest]: readonly string[]): Options | null {
  const files: string[] = []
  let isJson = false
  let format: string | undefined
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? ''
    if (word === '--json') isJson = true
    else if (word === '--format') {
      at += 1
      format = rest[at]
      if (!FORMATS.some(({ id }) => id === format)) return null
    } else if (word.startsWith('--')) return null
    else files.push(word)
  }
  return command === 'check' && files.length > 0 ? { files, isJson, format } : null
}

async function readOne(file: string, format: string | undefined): Promise<ReadFile> {
  try {
    return await readUpload({ name: file, bytes: readFileSync(file) }, format)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error
    const problem = { severity: 'error', line: 0, code: 'unreadable-file', message: error.message } as const
    return { questions: [], problems: [problem], format: null, outcome: 'none' }
  }
}

function report(file: string, { format, outcome, questions, problems }: ReadFile): string[] {
  const count = (fidelity: string) =>
    questions.filter(({ casebook }) => casebook?.fidelity === fidelity).length
  const counts = `${count('exact')} exact, ${count('lossy')} changed, ${count('none')} not possible`
  return [
    `${file}: ${format?.name ?? 'unknown format'}, ${OUTCOMES[outcome]}: ${plural(questions.length, 'question')} (${counts})`,
    ...problems.map(
      (problem) =>
        `${problem.file ?? file}:${problem.line}: ${problem.severity}: ${problem.message} (${problem.code})`,
    ),
    ...questions.flatMap((question) =>
      (question.casebook?.lost ?? []).map(
        (lost) => `${question.file ?? file}:${question.line}: lost in “${nameOf(question)}”: ${lost}`,
      ),
    ),
  ]
}
