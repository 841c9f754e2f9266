import { spanProblem } from './bad-row'
import { findPersonColumns, type PersonColumns } from './person-columns'
import type { CsvRow } from './read-csv'

/** The parts of a table about people. */
export interface TableParts {
  /** Single-cell rows above everything else: the title of the table. */
  readonly titles: readonly CsvRow[]
  /** Null for a table without headings. */
  readonly head: { readonly row: CsvRow; readonly columns: PersonColumns } | null
  /** Other rows above the headings. */
  readonly early: readonly CsvRow[]
  readonly body: readonly CsvRow[]
}

/** The maximum number of rows above the headings. */
const MAX_ROWS_ABOVE = 5

/**
 * Finds the headings of a table, and the title above them.
 * @param isHead whether a row with headings about people is really the header
 */
export function splitHead(
  rows: readonly CsvRow[],
  isHead: (cells: readonly string[]) => boolean = () => true,
): TableParts {
  for (const [index, row] of rows.slice(0, MAX_ROWS_ABOVE + 1).entries()) {
    const body = rows.slice(index + 1)
    const columns = findPersonColumns(
      row.cells,
      body.map(({ cells }) => cells),
    )
    // A quote that closes in another row would make those rows part of a heading.
    // Stryker disable next-line ArrayDeclaration: no cell has a text as its index
    if (columns === null || spanProblem(row, []) !== null || !isHead(row.cells)) continue
    const above = rows.slice(0, index)
    return {
      titles: above.filter(isSingle),
      head: { row, columns },
      early: above.filter((one) => !isSingle(one)),
      body,
    }
  }
  const [first, second] = rows
  const hasTitle =
    first && second && isSingle(first) && !isSingle(second) && !first.cells.some((cell) => cell.includes('@'))
  return { titles: hasTitle ? [first] : [], head: null, early: [], body: hasTitle ? rows.slice(1) : rows }
}

function isSingle({ cells }: CsvRow): boolean {
  return cells.filter((cell) => cell.trim() !== '').length === 1
}
