/** The order of preference if several separators fit. */
const SEPARATORS = ['\t', ';', '|', ','] as const
export type Separator = (typeof SEPARATORS)[number]

/** One row of a file: its lines, and its cells, including spaces. */
export interface CsvRow {
  /** Counted from 1. */
  readonly line: number
  /** Greater than `line` only if a quoted cell contains line ends. */
  readonly lastLine: number
  readonly cells: readonly string[]
}

/** Lines that can’t be read, because a quote that opens in the last one isn’t closed correctly. */
interface BrokenRow {
  readonly firstLine: number
  /** The line where the quote opens, counted from 1. */
  readonly line: number
  readonly text: string
}

export interface CsvTable {
  readonly separator: Separator
  readonly rows: readonly CsvRow[]
  readonly broken: readonly BrokenRow[]
}

/**
 * Reads a table as RFC 4180 defines it and as spreadsheets write it: with any of four separators, detected from the whole text; any line
 * ends; a byte order mark; a first line `sep=;`. Blank rows are skipped. A broken quote skips only the line where it opens, so it never
 * swallows other rows.
 */
export function readCsv(text: string): CsvTable {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const [directive, named] = /^sep=([,;|\t])\n/i.exec(plain) ?? ['']
  const start = { at: directive.length, line: directive === '' ? 1 : 2 }
  const tried = SEPARATORS.filter((separator) => named === undefined || separator === named).map(
    (separator) => {
      const table = readWith(plain, separator, start)
      return { table, fit: fitOf(table) }
    },
  )
  return tried.reduce((best, next) => (isBetter(next.fit, best.fit) ? next : best)).table
}

/** A quoted separator is text, while a row of another separator’s empty cells is blank. */
function isBlank(cells: readonly string[], text: string): boolean {
  return /^[\s,;|]*$/.test(text) || cells.every((cell) => cell.trim() === '')
}

function readWith(text: string, separator: Separator, start: { at: number; line: number }): CsvTable {
  const rows: CsvRow[] = []
  const broken: BrokenRow[] = []
  let { at, line } = start
  // Stryker disable next-line EqualityOperator: after the last line end only an empty row is left, which is skipped
  while (at < text.length) {
    const row = readRow(text, at, separator)
    const end = 'brokenAt' in row ? lineEnd(text, row.brokenAt) : row.end
    const lastLine = line + countLineEnds(text, at, end)
    if ('brokenAt' in row) broken.push({ firstLine: line, line: lastLine, text: text.slice(at, end) })
    else if (!isBlank(row.cells, text.slice(at, end))) rows.push({ line, lastLine, cells: row.cells })
    at = end + 1
    line = lastLine + 1
  }
  return { separator, rows, broken }
}

type ReadRow = { cells: string[]; end: number } | { brokenAt: number }

/** @returns the row that begins here and its end, or the position of the quote that breaks it */
function readRow(text: string, from: number, separator: Separator): ReadRow {
  const cells: string[] = []
  let at = from
  let spansFrom: number | null = null
  let hasStrayQuote = false
  while (true) {
    const quoteAt = quoteStart(text, at, separator)
    const cell = quoteAt === null ? readPlain(text, at, separator) : readQuoted(text, quoteAt, separator)
    // Stryker disable next-line LogicalOperator: only spaces stand between the two, so the line is the same
    if (cell === null) return { brokenAt: quoteAt ?? at }
    cells.push(cell.text)
    if (quoteAt === null) hasStrayQuote ||= cell.text.includes('"')
    else if (cell.text.includes('\n')) spansFrom ??= quoteAt
    if (text.charAt(cell.end) !== separator) {
      // Several lines in one cell and a quote in another: the first quote was closed by one that opens elsewhere.
      return spansFrom !== null && hasStrayQuote ? { brokenAt: spansFrom } : { cells, end: cell.end }
    }
    at = cell.end + 1
  }
}

/** @returns the position of the cell’s opening quote, after spaces; null if the cell doesn’t begin with one */
function quoteStart(text: string, from: number, separator: Separator): number | null {
  const at = skipSpaces(text, from, separator)
  return text.charAt(at) === '"' ? at : null
}

function skipSpaces(text: string, from: number, separator: Separator): number {
  let at = from
  while (text.charAt(at) === ' ' || (text.charAt(at) === '\t' && separator !== '\t')) at += 1
  return at
}

type ReadCell = { text: string; end: number }

function readPlain(text: string, from: number, separator: Separator): ReadCell {
  let end = from
  // Stryker disable next-line EqualityOperator: an end past the end of the text gives the same cell and ends the same row
  while (end < text.length && text.charAt(end) !== separator && text.charAt(end) !== '\n') end += 1
  return { text: text.slice(from, end), end }
}

/** @returns null if the quote is never closed, or if its closing quote isn’t followed by a separator */
function readQuoted(text: string, quoteAt: number, separator: Separator): ReadCell | null {
  let at = quoteAt + 1
  while (true) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return null
    if (text.charAt(quote + 1) !== '"') {
      const end = skipSpaces(text, quote + 1, separator)
      const isClosed = end === text.length || text.charAt(end) === separator || text.charAt(end) === '\n'
      return isClosed ? { text: text.slice(quoteAt + 1, quote).replaceAll('""', '"'), end } : null
    }
    at = quote + 2
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** How well a separator fits: the number of email cells; the rows of the most common width, if above 1; that width. */
type Fit = readonly [emails: number, alike: number, width: number]

const EMAIL = /^\s*[^\s@,;|<>"]+@[^\s@,;|<>"]+\s*$/

function fitOf({ rows }: CsvTable): Fit {
  const byWidth = new Map<number, number>()
  let emails = 0
  for (const { cells } of rows) {
    emails += cells.filter((cell) => EMAIL.test(cell)).length
    if (cells.length > 1) byWidth.set(cells.length, (byWidth.get(cells.length) ?? 0) + 1)
  }
  const [width, alike] = [...byWidth].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0])
  return [emails, alike, width]
}

function isBetter(fit: Fit, than: Fit): boolean {
  const index = fit.findIndex((value, at) => value !== than[at])
  return (fit[index] ?? 0) > (than[index] ?? 0)
}
