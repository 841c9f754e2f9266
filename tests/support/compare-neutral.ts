/** The parts of a question that an expectation and what was read must agree on; whatever else was read is fine. */
const FIELDS = [
  ...[
    'type',
    'title',
    'line',
    'file',
    'ident',
    'idnumber',
    'guid',
    'category',
    'deck',
    'tags',
    'stem',
    'options',
    'rule',
    'answer',
  ],
  ...[
    'answers',
    'otherwise',
    'caseSensitive',
    'units',
    'pairs',
    'extraChoices',
    'pairFractions',
    'elements',
    'asGiven',
    'gaps',
  ],
  ...[
    'generalFeedback',
    'combinedFeedback',
    'modalFeedback',
    'feedbackRight',
    'feedbackWrong',
    'hints',
    'mark',
    'penalty',
  ],
  ...[
    'shuffle',
    'fields',
    'extra',
    'reversed',
    'emptyRowsDropped',
    'emptyOptionsDropped',
    'noKey',
    'gradingtype',
    'sourceType',
  ],
] as const

type Data = Record<string, unknown>

export interface ExpectedFile {
  outcome: string
  questions: Data[]
  problems: { severity: string; line: number; code: string }[]
}

/**
 * Compares what was read with an expectation: every expected field and problem must be there; more warnings are fine, more errors aren’t.
 * @returns the differences in words
 */
export function compareFile(expected: ExpectedFile, read: ExpectedFile): string[] {
  const found: string[] = []
  if (expected.outcome !== read.outcome) found.push(`outcome: ${read.outcome} instead of ${expected.outcome}`)
  // One expectation leaves its questions out.
  if (expected.outcome === 'some' && expected.questions.length === 0)
    return [...found, ...compareProblems(expected.problems, read.problems)]
  if (expected.questions.length !== read.questions.length)
    found.push(`questions: ${read.questions.length} instead of ${expected.questions.length}`)
  else
    expected.questions.forEach((question, index) => {
      for (const difference of compareQuestion(question, read.questions[index] ?? {}))
        found.push(`question ${index + 1}: ${difference}`)
    })
  return [...found, ...compareProblems(expected.problems, read.problems)]
}

function compareProblems(expected: ExpectedFile['problems'], read: ExpectedFile['problems']): string[] {
  const left = [...read]
  const missing: string[] = []
  for (const problem of expected) {
    const at = left.findIndex((candidate) => isSame(problem, candidate))
    if (at === -1) missing.push(`missing problem: ${inWords(problem)}`)
    else left.splice(at, 1)
  }
  return [
    ...missing,
    ...left
      .filter(({ severity }) => severity === 'error')
      .map((problem) => `surplus problem: ${inWords(problem)}`),
  ]
}

/** Line 0 is the whole file. Broken XML is noticed where the parser is, which may be a line later. */
function isSame(expected: ExpectedFile['problems'][number], read: ExpectedFile['problems'][number]): boolean {
  const distance = expected.code === 'not-well-formed' ? 1 : 0
  const isThere = expected.line === 0 || Math.abs(expected.line - read.line) <= distance
  return isThere && expected.severity === read.severity && expected.code === read.code
}

function inWords({ severity, line, code }: ExpectedFile['problems'][number]): string {
  return `${severity} ${line} ${code}`
}

function compareQuestion(expected: Data, read: Data): string[] {
  const found: string[] = []
  for (const field of FIELDS)
    if (field in expected && !(field === 'title' && expected[field] === '' && read[field] === null))
      found.push(...compareValue(expected[field], read[field], field))
  const wanted = expected.casebook as Data | undefined
  const judged = (read.casebook ?? {}) as Data
  for (const field of ['type', 'fidelity'])
    if (wanted && wanted[field] !== judged[field])
      found.push(`casebook.${field}: ${String(judged[field])} instead of ${String(wanted[field])}`)
  return found
}

function compareValue(expected: unknown, read: unknown, path: string): string[] {
  if (typeof expected === 'number' && typeof read === 'number')
    return Math.abs(expected - read) < 0.0001 ? [] : [`${path}: ${read} instead of ${expected}`]
  if (typeof expected === 'string' && typeof read === 'string')
    return plain(expected) === plain(read)
      ? []
      : [`${path}: “${plain(read)}” instead of “${plain(expected)}”`]
  if (Array.isArray(expected)) return compareList(expected, read, path)
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).flatMap(([key, value]) =>
      value === '' && (read as Data | null)?.[key] === undefined
        ? []
        : compareValue(value, (read as Data | null)?.[key], `${path}.${key}`),
    )
  return Object.is(expected, read)
    ? []
    : [`${path}: ${JSON.stringify(read)} instead of ${JSON.stringify(expected)}`]
}

function compareList(expected: unknown[], read: unknown, path: string): string[] {
  if (!Array.isArray(read)) return [`${path}: ${JSON.stringify(read)} instead of a list`]
  if (expected.length !== read.length)
    return [`${path}: ${read.length} instead of ${expected.length} entries`]
  return expected.flatMap((value, index) => compareValue(value, read[index], `${path}[${index}]`))
}

/** Spaces around a gap mark don’t count, nor do names of sounds. */
function plain(text: string): string {
  return text
    .replace(/\[sound:[^\]]*\]/g, ' ')
    .replace(/\s*_____\s*/g, ' _____ ')
    .replace(/\s+/g, ' ')
    .trim()
}
