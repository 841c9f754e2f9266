import 'server-only'
import { BYTE_ORDER_MARK, csvLine } from '@/domain/csv/write-csv'
import { getClassFor } from '@/server/classes/class-access'
import { type GradebookSearch, listGradebookColumns, listGradebookRows } from './gradebook-queries'

/**
 * The gradebook as CSV, as filtered and sorted: points of each assignment, and the total in per cent. A mark that does not count is
 * left empty.
 * @throws AppError as `getClassFor`
 */
export async function exportMarks(viewerId: string, classId: string, search: GradebookSearch, now: Date) {
  const ofClass = await getClassFor(viewerId, classId, 'read')
  const columns = await listGradebookColumns(ofClass.id, now)
  const { rows } = await listGradebookRows(ofClass.id, columns, { ...search, offset: 0 }, null)
  const head = csvLine([
    'Name',
    'E-mail',
    'Total in per cent',
    ...columns.map(({ title, points }) => `${title} (of ${points})`),
  ])
  const lines = rows.map(({ name, email, totalRatio, cells }) =>
    csvLine([
      name,
      email,
      totalRatio === null ? null : rounded(totalRatio * 100),
      ...columns.map(({ id, points }) => {
        const cell = cells[id]
        return !cell || cell.ratio === null || cell.isExcluded ? null : rounded(cell.ratio * points)
      }),
    ]),
  )
  return { fileName: `marks-${fileNameOf(ofClass.name)}.csv`, lines: [BYTE_ORDER_MARK + head, ...lines] }
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function fileNameOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'class'
  )
}
