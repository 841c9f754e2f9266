import type { Separator } from './read-csv'

/** How a table is written: a comma file has a decimal point; European spreadsheets expect semicolons and a decimal comma. */
export interface CsvFormat {
  readonly separator: Separator
  readonly decimal: '.' | ','
}
export const COMMA_CSV: CsvFormat = { separator: ',', decimal: '.' }

/**
 * One line of comma separated values as RFC 4180 defines them (CRLF, quotes doubled), for spreadsheets. A text that a spreadsheet would run
 * as a formula (beginning with = + - @, also in full width, a tab or a line end) gets an apostrophe before it, which
 * `withoutFormulaGuard` removes; numbers stay numbers, `null` is an empty cell.
 */
export function csvLine(
  cells: readonly (string | number | null)[],
  { separator, decimal }: CsvFormat = COMMA_CSV,
): string {
  const texts = cells.map((cell) =>
    typeof cell === 'number'
      ? numberText(String(cell).replace('.', decimal), separator)
      : cellText(cell ?? ''),
  )
  return `${texts.join(separator)}\r\n`
}

/** Tells a spreadsheet that what follows is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** A text that already begins with apostrophes gets one more, so that removing one always gives the text back. */
const DANGEROUS = /^'*[=+\-@＝＋－＠\t\r\n]/

function numberText(text: string, separator: Separator): string {
  return text.includes(separator) ? `"${text}"` : text
}

/** Quoted where it holds any separator, not just this file's, so that the separator is easy to detect. */
function cellText(text: string): string {
  const safe = DANGEROUS.test(text) ? `'${text}` : text
  return /[",;|\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The text of a cell without the apostrophe that `csvLine` put before it. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell
}
