/** One row of a file: where it begins, and its cells as they stand, spaces included. */
export interface CsvRow {
  /** Counted from 1. */
  readonly line: number
  readonly cells: string[]
}

/**
 * Reads comma separated values as RFC 4180 has them, and as spreadsheets write them: semicolons or tabs instead of commas (whichever
 * comes most often in the first row outside quotes), any line ends, a byte order mark. A quote that nobody closes goes to the end of the text.
 * @returns every row, empty ones as one empty cell; none for an empty text
 */
export function readCsv(text: string): CsvRow[] {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const separator = separatorOf(plain)
  const rows: CsvRow[] = []
  let at = 0
  let line = 1
  while (at < plain.length) {
    const row: CsvRow = { line, cells: [] }
    let isMore = true
    while (isMore) {
      const { cell, end } = readCell(plain, at, separator)
      row.cells.push(cell)
      line += countLines(plain, at, end)
      isMore = plain.charAt(end) === separator
      at = end + 1
    }
    line += 1
    rows.push(row)
  }
  return rows
}

/** @returns the cell that begins here, and where what ends it stands */
function readCell(text: string, from: number, separator: string): { cell: string; end: number } {
  if (text.charAt(from) !== '"') {
    const end = endOfPlain(text, from, separator)
    return { cell: text.slice(from, end), end }
  }
  let cell = ''
  let at = from + 1
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { cell: cell + text.slice(at), end: text.length }
    cell += text.slice(at, quote)
    if (text.charAt(quote + 1) !== '"') {
      // What stands between a closing quote and the separator is kept: the row is then seen to be odd, not silently shortened.
      const end = endOfPlain(text, quote + 1, separator)
      return { cell: cell + text.slice(quote + 1, end), end }
    }
    cell += '"'
    at = quote + 2
  }
  return { cell, end: text.length }
}

function endOfPlain(text: string, from: number, separator: string): number {
  let end = from
  while (end < text.length && text.charAt(end) !== separator && text.charAt(end) !== '\n') end += 1
  return end
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at++) if (text.charAt(at) === '\n') lines += 1
  return lines
}

function separatorOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((sign) => [sign, 0]))
  let isQuoted = false
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    if (isQuoted) continue
    if (sign === '\n') break
    const count = counts.get(sign)
    if (count !== undefined) counts.set(sign, count + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? ','
}
