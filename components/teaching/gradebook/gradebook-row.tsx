import Link from 'next/link'
import { memo } from 'react'
import { formatPercent } from '@/domain/text/format'
import { formatCell } from './format-cell'
import type { Column, Row } from './gradebook-types'

type Props = {
  classId: string
  row: Row
  /** The row’s index in the whole list, from 0. */
  position: number
  columns: readonly Column[]
  /** The column of the focused cell; null if it is in another row. */
  active: number | null
  /** How many rows the heading has. */
  headRows: number
  onReach: (row: number, column: number) => void
}

/** One student’s grades. Memoized, because the grid can have 30,000 cells and focus moves often. */
export const GradebookRow = memo(function GradebookRow({
  classId,
  row,
  position,
  columns,
  active,
  headRows,
  onReach,
}: Props) {
  const reach = (column: number) => ({
    'data-cell': `${position}.${column}`,
    tabIndex: active === column ? 0 : -1,
    onFocus: () => onReach(position, column),
  })
  return (
    <tr aria-rowindex={position + headRows + 1} className="border-line border-t">
      <th scope="row" className="sticky left-0 z-[1] min-w-40 bg-card p-0 font-normal">
        {row.isDeleted ? (
          <span className="block p-2" {...reach(0)}>
            {row.name}
            {row.name !== 'Deleted student' && <span className="text-muted"> (account deleted)</span>}
          </span>
        ) : (
          <Link
            href={`/classes/${classId}/people/${row.id}`}
            prefetch={false}
            className="block p-2"
            {...reach(0)}
          >
            {row.name}
            {row.hasLeft && <span className="text-muted"> (left)</span>}
          </Link>
        )}
      </th>
      <td className="whitespace-nowrap p-2 text-right font-medium tabular-nums">
        {row.totalRatio === null ? '–' : formatPercent(row.totalRatio, 1)}
        {row.letter && ` ${row.letter}`}
        {row.isPassing === false && <span className="font-normal text-warn"> not passing</span>}
      </td>
      {columns.map((column, index) => {
        const { text, label } = formatCell(row.cells[column.id], {
          points: column.points,
          isMissing: row.missing.includes(column.id),
          isDropped: row.dropped.includes(column.id),
        })
        if (row.isDeleted)
          return (
            <td key={column.id} className="p-0 text-right tabular-nums">
              <span className="block min-h-9 min-w-14 whitespace-nowrap p-2" {...reach(index + 1)}>
                {text || ' '}
              </span>
            </td>
          )
        return (
          <td key={column.id} className="p-0 text-right tabular-nums">
            <Link
              href={`/classes/${classId}/gradebook/${column.id}/${row.id}`}
              prefetch={false}
              aria-label={`${row.name}, ${column.title}: ${label}`}
              className="block min-h-9 min-w-14 whitespace-nowrap p-2 text-ink no-underline hover:bg-wash"
              {...reach(index + 1)}
            >
              {text || ' '}
            </Link>
          </td>
        )
      })}
    </tr>
  )
})
