import Link from 'next/link'
import type { Column, ColumnGroup } from './gradebook-types'

type Props = { columns: readonly Column[]; groups: readonly ColumnGroup[]; query: Record<string, string> }

/** The column headings below their categories, each a link that sorts by the column. @param query the page’s search parameters */
export function GradebookHead({ columns, groups, query }: Props) {
  const sortPath = (sort: string) => {
    const order = query.sort === sort && query.order === 'up' ? 'down' : 'up'
    return `?${new URLSearchParams({ ...query, sort, order })}`
  }
  const sorted = (sort: string) =>
    query.sort !== sort
      ? undefined
      : query.order === 'down'
        ? ('descending' as const)
        : ('ascending' as const)
  const sign = (sort: string) => (query.sort !== sort ? '' : query.order === 'down' ? ' ↓' : ' ↑')
  // The row of categories is 1.75rem high, and the headings stay below it.
  const top = groups.length > 0 ? 'top-7' : 'top-0'
  return (
    <thead>
      {groups.length > 0 && (
        <tr>
          <td className="sticky top-0 left-0 z-[3] h-7 bg-card p-0" />
          <td className="sticky top-0 z-[2] h-7 bg-card p-0" />
          {groups.map(({ id, name, note, columns: span }) => (
            <th
              key={id}
              scope="colgroup"
              colSpan={span}
              className="sticky top-0 z-[2] h-7 truncate border-line border-l bg-card px-2 py-0 text-left font-medium"
            >
              {name} <span className="font-normal text-muted">({note})</span>
            </th>
          ))}
        </tr>
      )}
      <tr>
        <th
          scope="col"
          aria-sort={sorted('name')}
          className={`${top} sticky left-0 z-[3] bg-card p-2 align-bottom font-medium`}
        >
          <Link href={sortPath('name')} prefetch={false}>
            Student{sign('name')}
          </Link>
        </th>
        <th
          scope="col"
          aria-sort={sorted('total')}
          className={`${top} sticky z-[2] bg-card p-2 text-right align-bottom font-medium`}
        >
          <Link href={sortPath('total')} prefetch={false}>
            Total{sign('total')}
          </Link>
        </th>
        {columns.map(({ id, title, points, waiting, isExtraCredit }) => (
          <th
            key={id}
            scope="col"
            aria-sort={sorted(id)}
            className={`${top} sticky z-[2] min-w-24 bg-card p-2 text-right align-bottom font-medium`}
          >
            <Link href={sortPath(id)} prefetch={false}>
              {title}
              {sign(id)}
            </Link>
            <span className="block font-normal text-muted">
              {isExtraCredit ? `extra credit, ${points}` : `of ${points}`}
            </span>
            {waiting > 0 && (
              <span className="block font-normal text-warn">{waiting} to grade or release</span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
