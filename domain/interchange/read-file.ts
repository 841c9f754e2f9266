import { detectFormat } from './detect'
import { FORMATS } from './formats'
import type { InterchangeFile } from './interchange-format'
import { judge, traitsOf } from './judge'
import { LIMITS } from './limits'
import { nameOf, type Outcome, outcomeOf, type Problem, type ReadQuestion, type ReadResult } from './question'
import { toPlain } from './rich-text'

export interface ReadFile extends ReadResult {
  /** Null if no format was recognized. */
  readonly format: { id: string; name: string } | null
  readonly outcome: Outcome
}

/**
 * Reads a file of questions in any format, or in the one that a person chose. Never throws: what can’t be read is in `problems`.
 * @param formatId one of `FORMATS`
 */
export function readInterchangeFile(file: InterchangeFile, formatId?: string): ReadFile {
  const format = formatId === undefined ? detectFormat(file) : FORMATS.find(({ id }) => id === formatId)
  if (!format) {
    const message = `The format isn’t known. Supported: ${FORMATS.map(({ name }) => name).join(', ')}`
    return finish(
      { questions: [], problems: [{ severity: 'error', line: 0, code: 'unknown-format', message }] },
      null,
    )
  }
  const { failure } = file
  const result = failure
    ? { questions: [], problems: [{ severity: 'error' as const, line: 0, ...failure }] }
    : format.read(file)
  return finish(result, { id: format.id, name: format.name })
}

function finish(result: ReadResult, format: ReadFile['format']): ReadFile {
  const kept = result.questions.slice(0, LIMITS.questions)
  const problems = [...result.problems]
  if (kept.length < result.questions.length) {
    const message = `Only the first ${LIMITS.questions} questions were read. Split the file.`
    problems.push({ severity: 'error', line: 0, code: 'too-many-questions', message })
  }
  const questions = kept.map(finishQuestion)
  for (const question of questions) problems.push(...activeContent(question))
  return {
    questions,
    problems: shorten(sorted(problems)),
    ...(result.package ? { package: result.package } : {}),
    format,
    outcome: outcomeOf({ questions, problems }),
  }
}

function finishQuestion(question: ReadQuestion): ReadQuestion {
  const has = [...new Set([...(question.has ?? []), ...traitsOf(question)])]
  const complete = { ...question, has }
  return { ...complete, casebook: judge(complete) }
}

function activeContent(question: ReadQuestion): Problem[] {
  if (!question.has?.includes('active-content')) return []
  const { line, file } = question
  const message = 'Scripts, embedded pages, or event handlers were removed.'
  return [
    {
      severity: 'warning',
      line,
      ...(file === undefined ? {} : { file }),
      code: 'active-content',
      message,
      question: nameOf(question),
    },
  ]
}

/** Errors come first if there are too many. */
function shorten(problems: Problem[]): Problem[] {
  if (problems.length <= LIMITS.problems) return problems
  const errors = problems.filter(({ severity }) => severity === 'error')
  const kept = [...errors, ...problems.filter(({ severity }) => severity === 'warning')].slice(
    0,
    LIMITS.problems,
  )
  const message = `${problems.length - kept.length} more problems aren’t listed. Check that the format is right.`
  return [...sorted(kept), { severity: 'warning', line: 0, code: 'too-many-problems', message }]
}

function sorted(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.file ?? '').localeCompare(b.file ?? '', 'en') || a.line - b.line)
}

/** The neutral form as data: every text as plain words. */
export function toNeutral({ format, outcome, questions, problems, package: contents }: ReadFile): unknown {
  return {
    format: format?.id ?? null,
    outcome,
    questions: questions.map((question, index) => ({ n: index + 1, ...neutralQuestion(question) })),
    problems,
    ...(contents ? { package: contents } : {}),
  }
}

function neutralQuestion(question: ReadQuestion): object {
  const { losses: _, needs: __, embedded: ___, stem, ...shown } = question
  return toPlain(question.type === 'card' ? shown : { ...shown, stem }) as object
}
