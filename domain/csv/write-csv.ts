import type { Separator } from './read-csv'

/** The format of a table: comma-separated files use a decimal point; European spreadsheets expect semicolons and a decimal comma. */
export interface CsvFormat {
  readonly separator: Separator
  readonly decimal: '.' | ','
}
export const COMMA_CSV: CsvFormat = { separator: ',', decimal: '.' }

/**
 * Writes one line of comma-separated values as RFC 4180 defines them (CRLF, doubled quotes). Text that a spreadsheet would run as a
 * formula (beginning with = + - @, also in full width, a tab, or a line end) gets a leading apostrophe, which
 * `withoutFormulaGuard` removes. Numbers stay numbers; `null` is an empty cell.
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

/** Marks the file as UTF-8 for spreadsheets. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** Text that already begins with apostrophes gets another, so that removing one always restores it. */
const DANGEROUS = /^'*[=+\-@＝＋－＠\t\r\n]/

function numberText(text: string, separator: Separator): string {
  return text.includes(separator) ? `"${text}"` : text
}

/** Quotes text with any separator, not only this file’s, so that the separator is easy to detect. */
function cellText(text: string): string {
  const safe = DANGEROUS.test(text) ? `'${text}` : text
  return /[",;|\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Removes the apostrophe that `csvLine` added to a cell. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell
}
