import { formatPoints } from '@/domain/text/format'
export type Cell = { ratio: number | null; isManual: boolean; isExcluded: boolean; hasNote: boolean }

/** What stands in a cell, and what is read out for it. */
export function cellInWords(
  cell: Cell | undefined,
  { points, isMissing }: { points: number; isMissing: boolean },
): { shown: string; said: string } {
  const signs = `${cell?.isManual ? '✎' : ''}${cell?.hasNote ? '•' : ''}`
  const notes = [
    ...(cell?.isManual ? ['set by hand'] : []),
    ...(cell?.hasNote ? ['with a note'] : []),
    ...(cell?.isExcluded ? ['does not count'] : []),
  ].join(', ')
  if (!cell || cell.ratio === null) {
    const words = isMissing ? 'missing' : 'nothing yet'
    return {
      shown: `${isMissing ? '—' : ''}${signs}`,
      said: [words, notes].filter(Boolean).join(', '),
    }
  }
  const mark = formatPoints(cell.ratio, points)
  return {
    shown: `${cell.isExcluded ? `(${mark})` : mark}${signs && ` ${signs}`}`,
    said: [mark, notes].filter(Boolean).join(', '),
  }
}
