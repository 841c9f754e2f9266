import type { Draft } from '@/domain/items/item-form'
import type { DraftContext } from './draft/draft-answers'
import { toDraft } from './draft/to-draft'
import { nameOf, type Problem, type ReadQuestion } from './question'
import type { ReadFile } from './read-file'
import { sourceExcerpts } from './source-excerpts'

/** A remark about a question in a review, by what it is about. */
export interface EntryReason {
  /** `lost`: changed here · `needs`: to complete · `warning`: worth a look · `why`: why it can’t be imported, and what to do */
  readonly kind: 'lost' | 'needs' | 'warning' | 'why'
  readonly text: string
}

/** A question of a file, or a part of it that couldn’t be read as one, as a review shows it. */
export interface ImportEntry {
  /** 0 for the whole file. */
  readonly line: number
  /** The file within a package. */
  readonly entry: string | null
  readonly title: string
  readonly sourceText: string
  readonly category: string | null
  /** The source’s name of the question; null if it has none. */
  readonly identifier: string | null
  readonly status: 'exact' | 'changed' | 'impossible'
  readonly reasons: readonly EntryReason[]
  readonly draft: Draft | null
}

export interface EntryList {
  readonly entries: readonly ImportEntry[]
  /** About the whole file. */
  readonly problems: readonly Problem[]
}

/** @returns the text of the file, or of a file in the package; null if it isn’t a text */
export type TextOf = (entry: string | undefined) => string | null

/**
 * Lists everything that was read from a file, in its order, so that nothing is dropped silently: questions, and what couldn’t be read.
 * @param contextOf each question finds its own images
 */
export function listEntries(
  { questions, problems }: ReadFile,
  textOf: TextOf,
  contextOf: (question: ReadQuestion) => DraftContext,
): EntryList {
  const isOfQuestion = ({ line, question }: Problem) => line > 0 || question !== undefined
  const errors = problems.filter((problem) => problem.severity === 'error' && isOfQuestion(problem))
  const warnings = warningsByQuestion(questions, problems)
  const excerptOf = excerpts([...questions, ...errors], textOf)
  const entries = [
    ...questions.map((question, index) => ({
      ...placeOf(question, (place) => excerptOf(place) || fieldsText(question)),
      ...readQuestion(question, warnings.get(index) ?? [], contextOf(question)),
    })),
    ...errors.map((error) => ({ ...placeOf(error, excerptOf), ...failedEntry(error) })),
  ]
  const shown = new Set<Problem>([...errors, ...[...warnings.values()].flat()])
  return {
    entries: distinct(inOrder(entries)),
    problems: problems.filter((problem) => !shown.has(problem)),
  }
}

type Placed = { readonly line: number; readonly file?: string | undefined }
type Excerpts = (place: Placed) => string

/** Each file is cut once. */
function excerpts(places: readonly Placed[], textOf: TextOf): Excerpts {
  const lines = new Map<string | undefined, number[]>()
  for (const { file, line } of places) {
    const known = lines.get(file)
    if (known) known.push(line)
    else lines.set(file, [line])
  }
  const cut = new Map(
    [...lines].map(([file, starts]) => {
      const text = textOf(file)
      return [file, text === null ? null : sourceExcerpts(text, starts)]
    }),
  )
  return ({ file, line }) => cut.get(file)?.get(line) ?? ''
}

function placeOf(place: Placed, excerptOf: Excerpts) {
  return { line: place.line, entry: place.file ?? null, sourceText: excerptOf(place) }
}

/** What a note of a database contains, which has no text file. */
function fieldsText({ fields, stem }: ReadQuestion): string {
  if (fields === undefined) return stem.text.plain
  if (Array.isArray(fields)) return fields.map(({ plain }) => plain).join('\n')
  return Object.entries(fields)
    .map(([name, { plain }]) => `${name}: ${plain}`)
    .join('\n')
}

/** A warning belongs to the last question before it, in the same file. */
function warningsByQuestion(
  questions: readonly ReadQuestion[],
  problems: readonly Problem[],
): Map<number, Problem[]> {
  const found = new Map<number, Problem[]>()
  const byFile = new Map<string | undefined, { line: number; index: number }[]>()
  for (const [index, { file, line }] of questions.entries()) {
    const own = byFile.get(file)
    if (own) own.push({ line, index })
    else byFile.set(file, [{ line, index }])
  }
  for (const list of byFile.values()) list.sort((a, b) => a.line - b.line)
  for (const problem of problems) {
    if (problem.severity !== 'warning' || problem.line === 0) continue
    const of = byFile.get(problem.file)?.findLast(({ line }) => line <= problem.line)
    if (of) found.set(of.index, [...(found.get(of.index) ?? []), problem])
  }
  return found
}

function readQuestion(
  question: ReadQuestion,
  warnings: readonly Problem[],
  context: DraftContext,
): Omit<ImportEntry, 'line' | 'entry' | 'sourceText'> {
  const converted = toDraft(question, context)
  const common = {
    title: nameOf(question),
    category: (question.category ?? question.deck)?.join(' / ') ?? null,
    identifier: identifierOf(question),
  }
  const worth = warnings.map(({ message }) => ({ kind: 'warning' as const, text: message }))
  if (converted.draft === null) {
    const why = { kind: 'why' as const, text: converted.reason }
    return { ...common, status: 'impossible', draft: null, reasons: [why, ...worth] }
  }
  const { draft, lost, needs } = converted
  return {
    ...common,
    status: lost.length + needs.length > 0 ? 'changed' : 'exact',
    draft,
    reasons: [
      ...lost.map((text) => ({ kind: 'lost' as const, text })),
      ...needs.map((text) => ({ kind: 'needs' as const, text })),
      ...worth,
    ],
  }
}

function failedEntry({ question, message }: Problem): Omit<ImportEntry, 'line' | 'entry' | 'sourceText'> {
  return {
    title: question ?? '',
    category: null,
    identifier: null,
    status: 'impossible',
    reasons: [{ kind: 'why', text: message }],
    draft: null,
  }
}

/** GIFT and Moodle XML name the same questions of a site by `idnumber`. */
function identifierOf({ idnumber, ident, guid }: ReadQuestion): string | null {
  if (idnumber) return `id:${idnumber}`.slice(0, MAX_IDENTIFIER)
  if (guid) return `guid:${guid}`.slice(0, MAX_IDENTIFIER)
  return ident ? `ident:${ident}`.slice(0, MAX_IDENTIFIER) : null
}

const MAX_IDENTIFIER = 300

/** Files stay in the order in which they were read. */
function inOrder(entries: readonly ImportEntry[]): ImportEntry[] {
  const files = [...new Set(entries.map(({ entry }) => entry))]
  const position = new Map(files.map((file, index) => [file, index]))
  return [...entries].sort(
    (a, b) => (position.get(a.entry) ?? 0) - (position.get(b.entry) ?? 0) || a.line - b.line,
  )
}

/** If two questions of a file have the same identifier, the second gets a different one. */
function distinct(entries: readonly ImportEntry[]): ImportEntry[] {
  const counts = new Map<string, number>()
  return entries.map((entry) => {
    if (entry.identifier === null) return entry
    const count = (counts.get(entry.identifier) ?? 0) + 1
    counts.set(entry.identifier, count)
    return count === 1 ? entry : { ...entry, identifier: `${entry.identifier}#${count}` }
  })
}
