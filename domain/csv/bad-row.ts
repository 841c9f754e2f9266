import { plural } from '@/domain/text/format'
import type { CsvRow, CsvTable } from './read-csv'

/** A row that can't be imported, and why. */
export interface BadRow {
  readonly line: number
  /** Greater than `line` for a row of several lines. */
  readonly lastLine: number
  /** As it stands in the file, cut short. */
  readonly text: string
  /** Follows "Line 3:", without a period. */
  readonly why: string
}

const MAX_LENGTH = 60

/** A text for a report, cut short. */
export function shortText(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text
}

/** A row as it is shown in a report. */
export function rowText({ cells }: CsvRow): string {
  return cells.join(', ').replaceAll('\n', ' ')
}

/** The rows of a table that a broken quote spoils. */
export function brokenRows({ broken }: CsvTable): BadRow[] {
  return broken.map(({ firstLine, line, text }) => ({
    ...{ line: firstLine, lastLine: line, text: shortText(text) },
    why: `a quotation mark opens in line ${line} and isn’t closed before the next separator`,
  }))
}

/** @returns why a row with more filled cells than the table has columns can't be imported; null if it has no more */
export function surplusProblem({ cells }: CsvRow, width: number): string | null {
  const hasMore = cells.slice(width).some((cell) => cell.trim() !== '')
  if (!hasMore) return null
  const columns = plural(width, 'column')
  return `more cells than the ${columns}. Put a cell that holds a separator in quotation marks`
}

/**
 * A name is never so long that it needs two lines: a quote was closed by one that opens in another row.
 * @param used the columns that are imported; in others, a line end beside an email address is as odd
 * @returns why the row can't be imported, or null
 */
export function spanProblem({ line, lastLine, cells }: CsvRow, used: readonly number[]): string | null {
  const spans = (cell: string | undefined) => cell?.includes('\n') ?? false
  const isOdd =
    used.some((index) => spans(cells[index])) || cells.some((cell) => spans(cell) && cell.includes('@'))
  return isOdd
    ? `one cell continues to line ${lastLine}. A quotation mark in line ${line} may not be closed`
    : null
}
