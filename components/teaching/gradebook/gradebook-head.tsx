import Link from 'next/link'
import type { Column } from './gradebook-types'

/** The column headings, each a link that sorts by the column. @param query the page’s search parameters */
export function GradebookHead({
  columns,
  query,
}: {
  columns: readonly Column[]
  query: Record<string, string>
}) {
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
  return (
    <thead>
      <tr>
        <th
          scope="col"
          aria-sort={sorted('name')}
          className="sticky top-0 left-0 z-[3] bg-card p-2 align-bottom font-medium"
        >
          <Link href={sortPath('name')} prefetch={false}>
            Student{sign('name')}
          </Link>
        </th>
        <th
          scope="col"
          aria-sort={sorted('total')}
          className="sticky top-0 z-[2] bg-card p-2 text-right align-bottom font-medium"
        >
          <Link href={sortPath('total')} prefetch={false}>
            Total{sign('total')}
          </Link>
        </th>
        {columns.map(({ id, title, points, waiting }) => (
          <th
            key={id}
            scope="col"
            aria-sort={sorted(id)}
            className="sticky top-0 z-[2] min-w-24 bg-card p-2 text-right align-bottom font-medium"
          >
            <Link href={sortPath(id)} prefetch={false}>
              {title}
              {sign(id)}
            </Link>
            <span className="block font-normal text-muted">of {points}</span>
            {waiting > 0 && (
              <span className="block font-normal text-warn">{waiting} to grade or release</span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
