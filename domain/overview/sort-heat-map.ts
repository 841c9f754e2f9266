export interface HeatCell {
  /** Mean share of the points, 0 to 1. */
  readonly share: number
  readonly answers: number
}

export interface HeatRow {
  readonly cells: Readonly<Record<string, HeatCell>>
}

/** The mean share of a row over all its answers; null without answers. */
export function averageOf({ cells }: HeatRow): number | null {
  const all = Object.values(cells)
  const answers = all.reduce((sum, cell) => sum + cell.answers, 0)
  return answers === 0 ? null : all.reduce((sum, cell) => sum + cell.share * cell.answers, 0) / answers
}

/**
 * The rows of a heat map in the order of a column. Rows with equal values keep their order; rows without a value come last in both directions.
 * @param sort `name` for the order of the list, `average`, or the ID of a column
 */
export function sortHeatMap<T extends HeatRow>(rows: readonly T[], sort: string, order: 'up' | 'down'): T[] {
  if (sort === 'name') return order === 'up' ? [...rows] : [...rows].reverse()
  const scoreOf = (row: T) => (sort === 'average' ? averageOf(row) : (row.cells[sort]?.share ?? null))
  const sign = order === 'up' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [one, two] = [scoreOf(a), scoreOf(b)]
    if (one === null || two === null) return Number(one === null) - Number(two === null)
    return sign * (one - two)
  })
}
