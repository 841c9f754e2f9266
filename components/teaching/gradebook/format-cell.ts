import { formatPoints } from '@/domain/text/format'
export type Cell = { ratio: number | null; isManual: boolean; isExcused: boolean; hasNote: boolean }

/** Formats a cell: the text that it shows, and the text for screen readers. */
export function formatCell(
  cell: Cell | undefined,
  { points, isMissing }: { points: number; isMissing: boolean },
): { text: string; label: string } {
  const signs = `${cell?.isManual ? '✎' : ''}${cell?.hasNote ? '•' : ''}`
  const notes = [
    ...(cell?.isManual ? ['manual grade'] : []),
    ...(cell?.hasNote ? ['with a note'] : []),
    ...(cell?.isExcused ? ['excused'] : []),
  ].join(', ')
  if (!cell || cell.ratio === null) {
    const state = isMissing ? 'missing' : 'no grade yet'
    return {
      text: `${isMissing ? '—' : ''}${signs}`,
      label: [state, notes].filter(Boolean).join(', '),
    }
  }
  const mark = formatPoints(cell.ratio, points)
  return {
    text: `${cell.isExcused ? `(${mark})` : mark}${signs && ` ${signs}`}`,
    label: [mark, notes].filter(Boolean).join(', '),
  }
}
