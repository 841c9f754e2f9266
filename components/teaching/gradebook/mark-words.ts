/** A share of so many points, as it is written: 0.75 of 10 → "7.5". */
export function pointsInWords(ratio: number, points: number): string {
  return String(Math.round(ratio * points * 100) / 100)
}

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
  const mark = pointsInWords(cell.ratio, points)
  return {
    shown: `${cell.isExcluded ? `(${mark})` : mark}${signs && ` ${signs}`}`,
    said: [mark, notes].filter(Boolean).join(', '),
  }
}
