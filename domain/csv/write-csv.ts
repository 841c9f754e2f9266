/**
 * Comma separated values as RFC 4180 has them (CRLF, quotes doubled), for spreadsheets. A text that a spreadsheet would run as a formula
 * (beginning with = + - @, also as wide as a Chinese sign, a tab or a line end) gets an apostrophe before it; numbers stay numbers, `null` is an empty cell.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellText).join(',')}\r\n`
}

/** Tells a spreadsheet that what follows is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

function cellText(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",;\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
