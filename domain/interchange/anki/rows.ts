/** A row of a text file: `line` counts from 1. */
export interface AnkiRow {
  readonly line: number
  readonly cells: string[]
}

/**
 * Splits a text into rows. Cells in quotes may contain separators and line ends; quotes within them are doubled. Blank rows and
 * comments (`#`) are skipped. An open quote ends with the file.
 */
export function splitRows(text: string, firstLine: number, separator: string): AnkiRow[] {
  const rows: AnkiRow[] = []
  let at = 0
  let line = firstLine
  while (at < text.length) {
    const lineEnd = endOf(text, '\n', at)
    if (text.charAt(at) === '#' || text.slice(at, lineEnd).trim() === '') {
      at = lineEnd + 1
      line += 1
      continue
    }
    const row = readRow(text, at, separator)
    rows.push({ line, cells: row.cells })
    line += (text.slice(at, row.end).match(/\n/g)?.length ?? 0) + 1
    at = row.end + 1
  }
  return rows
}

function readRow(text: string, from: number, separator: string): { cells: string[]; end: number } {
  const cells: string[] = []
  let at = from
  while (true) {
    const cell = text.charAt(at) === '"' ? readQuoted(text, at + 1) : readPlain(text, at, separator)
    cells.push(cell.text)
    if (text.charAt(cell.end) !== separator) return { cells, end: endOf(text, '\n', cell.end) }
    at = cell.end + 1
  }
}

function readPlain(text: string, from: number, separator: string): { text: string; end: number } {
  const end = Math.min(endOf(text, separator, from), endOf(text, '\n', from))
  return { text: text.slice(from, end), end }
}

function readQuoted(text: string, from: number): { text: string; end: number } {
  let at = from
  while (true) {
    const quote = endOf(text, '"', at)
    if (text.charAt(quote + 1) !== '"')
      return { text: text.slice(from, quote).replaceAll('""', '"'), end: Math.min(quote + 1, text.length) }
    at = quote + 2
  }
}

function endOf(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from)
  return at === -1 ? text.length : at
}
