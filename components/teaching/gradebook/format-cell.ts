import { formatPoints } from '@/domain/text/format'
export type Cell = {
  ratio: number | null
  isManual: boolean
  isExcused: boolean
  hasNote: boolean
  isLate: boolean
}

/** Formats a cell: the text that it shows, and the text for screen readers. */
export function formatCell(
  cell: Cell | undefined,
  { points, isMissing, isDropped }: { points: number; isMissing: boolean; isDropped: boolean },
): { text: string; label: string } {
  const signs = `${cell?.isManual ? '✎' : ''}${cell?.isLate ? '◷' : ''}${cell?.hasNote ? '•' : ''}`
  const notes = [
    ...(cell?.isManual ? ['manual grade'] : []),
    ...(cell?.isLate ? ['late'] : []),
    ...(cell?.hasNote ? ['with a note'] : []),
    ...(cell?.isExcused ? ['excused'] : []),
    ...(isDropped ? ['dropped'] : []),
  ].join(', ')
  const framed = (text: string) => (cell?.isExcused ? `(${text})` : isDropped ? `[${text}]` : text)
  if (!cell || cell.ratio === null) {
    const state = isMissing ? 'missing' : cell?.isExcused ? '' : 'no grade yet'
    const text = isMissing ? framed('—') : cell?.isExcused ? 'EX' : ''
    return {
      text: `${text}${signs && ` ${signs}`}`.trim(),
      label: [state, notes].filter(Boolean).join(', '),
    }
  }
  const mark = formatPoints(cell.ratio, points)
  return {
    text: `${framed(mark)}${signs && ` ${signs}`}`,
    label: [mark, notes].filter(Boolean).join(', '),
  }
}
