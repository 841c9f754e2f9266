import { plural } from '@/domain/text/format'
import type { CsvRow, CsvTable } from './read-csv'

/** A row that can't be imported, and why. */
export interface BadRow {
  readonly line: number
  /** Greater than `line` for a row of several lines. */
  readonly lastLine: number
  /** The text in the file, shortened. */
  readonly text: string
  /** Follows "Line 3:", without a period. */
  readonly why: string
}

const MAX_LENGTH = 60

/** Shortens a text for a report. */
export function shortText(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text
}

/** Formats a row for a report. */
export function rowText({ cells }: CsvRow): string {
  return cells.join(', ').replaceAll('\n', ' ')
}

/** The rows of a table with a broken quote. */
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
 * Names never span two lines: a quote was closed by one that opens in another row.
 * @param used the columns that are imported; in others, a line end next to an email address is also suspicious
 * @returns why the row can't be imported, or null
 */
export function spanProblem({ line, lastLine, cells }: CsvRow, used: readonly number[]): string | null {
  const spans = (cell: string | undefined) => cell?.includes('\n') ?? false
  const isOdd =
    used.some((index) => spans(cells[index])) || cells.some((cell) => spans(cell) && cell.includes('@'))
  return isOdd
    ? `one cell continues to line ${lastLine}. A quotation mark in line ${line} might not be closed`
    : null
}
