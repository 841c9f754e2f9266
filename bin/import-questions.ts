import { existsSync, readFileSync } from 'node:fs'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { FORMATS } from '../domain/interchange/formats'
import { nameOf } from '../domain/interchange/question'
import { type ReadFile, toNeutral } from '../domain/interchange/read-file'
import { plural } from '../domain/text/format'
import { readUpload } from '../server/interchange/open-file'

/**
 * `npm run import -- check FILE… [--json] [--format ID]`: reads files of questions without a database, and prints what can be imported and every
 * problem. With `--json`, it prints one JSON document a line for each file, in the neutral form.
 *
 * `npm run import -- FILE… --class ID --by EMAIL`: imports files into a class.
 */

const USAGE = `Usage: npm run import -- check FILE… [--json] [--format ID]
       npm run import -- FILE… --class ID --by EMAIL [--publish] [--concept ID] [--tags TAGS] [--format ID]
Formats: ${FORMATS.map(({ id, name }) => `${id} (${name})`).join(', ')}`

const OUTCOMES = {
  all: 'all questions can be imported',
  some: 'some questions can be imported',
  none: 'no question can be imported',
}

const [command, ...args] = process.argv.slice(2)
process.exitCode = await (command === 'check' ? check(args) : importFiles(process.argv.slice(2)))
// The embedded database keeps the process alive.
if (command !== 'check') process.exit()

/** @returns the exit code: 1 if a file has errors, 2 for unknown arguments */
async function check(words: string[]): Promise<number> {
  const parsed = parse(words, { json: { type: 'boolean' }, format: { type: 'string' } })
  const format = parsed?.values.format
  if (!parsed || (format !== undefined && !FORMATS.some(({ id }) => id === format))) return usage()
  let hasErrors = false
  for (const file of parsed.positionals) {
    const read = await readOne(file, format)
    hasErrors ||= read.problems.some(({ severity }) => severity === 'error')
    if (parsed.values.json) console.log(JSON.stringify({ file, ...(toNeutral(read) as object) }))
    else for (const line of report(file, read)) console.log(line)
  }
  return hasErrors ? 1 : 0
}

/** @returns the exit code: 1 if a question wasn’t imported, 2 for unknown arguments */
async function importFiles(words: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const options = { class: text, by: text, concept: text, tags: text, format: text }
  const parsed = parse(words, { ...options, publish: { type: 'boolean' } })
  if (!parsed?.values.class || !parsed.values.by) return usage()
  const { class: classId, by, ...rest } = parsed.values
  try {
    // `npm start` has the same settings.
    if (existsSync('.env')) process.loadEnvFile('.env')
    // Only this command needs a database.
    const { openDatabase } = await import('../server/platform/db')
    const { dataDir, env } = await import('../server/platform/env')
    const { migrate } = await import('../prisma/migrate')
    const { inTurn } = await import('../server/platform/start-turn')
    const { importIntoClass } = await import('./import-into-class')
    const url = env().DATABASE_URL
    const database = await openDatabase({ url, folder: dataDir() })
    try {
      await inTurn(url, () => database.overOwnConnection(migrate))
      const { lines, isComplete } = await importIntoClass({
        ...rest,
        ...{ files: parsed.positionals, class: classId, by },
      })
      for (const line of lines) console.log(line)
      return isComplete ? 0 : 1
    } finally {
      await database.close()
    }
  } catch (error) {
    // A problem that the person can fix gets one line.
    const isExpected =
      error instanceof Error && (['StartError', 'EnvironmentError'].includes(error.name) || 'code' in error)
    console.error(isExpected ? error.message : error)
    return 1
  }
}

/** @returns null for unknown options or without a file */
function parse<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true })
    return parsed.positionals.length > 0 ? parsed : null
  } catch {
    return null
  }
}

function usage(): number {
  console.error(USAGE)
  return 2
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
