'use client'

import Link from 'next/link'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type Cell, cellInWords, pointsInWords } from './mark-words'

type Column = {
  readonly id: string
  readonly title: string
  readonly points: number
  readonly isClosed: boolean
  readonly meanRatio: number | null
}
type Row = {
  readonly id: string
  readonly name: string
  readonly hasLeft: boolean
  readonly totalRatio: number | null
  readonly cells: { readonly [assignment: string]: Cell }
}
type Page = { readonly rows: readonly Row[]; readonly hasMore: boolean }

type Props = {
  classId: string
  columns: readonly Column[]
  first: Page
  /** Of the page's address: sort, order, name, group, only, zeros, left. */
  query: Record<string, string>
  /** Where the next page is without JavaScript; null for none. */
  nextPath: string | null
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
}

/** Students by assignments: rows are fetched as they are needed, and the arrow keys go from cell to cell. */
export function GradebookGrid({ classId, columns, first, query, nextPath }: Props) {
  const [rows, setRows] = useState(first.rows)
  const [hasMore, setHasMore] = useState(first.hasMore)
  const [isFailed, setIsFailed] = useState(false)
  const [active, setActive] = useState({ row: 0, column: 0 })
  const grid = useRef<HTMLTableElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const isFetching = useRef(false)

  useEffect(() => {
    setRows(first.rows)
    setHasMore(first.hasMore)
  }, [first])

  useEffect(() => {
    const mark = end.current
    if (!mark || !hasMore) return
    const fetchMore = async () => {
      if (isFetching.current) return
      isFetching.current = true
      try {
        const search = new URLSearchParams({ ...query, offset: String(rows.length) })
        const response = await fetch(`/api/v1/classes/${classId}/gradebook?${search}`)
        if (!response.ok) throw new Error(String(response.status))
        const page: Page = await response.json()
        setRows((known) => [...known, ...page.rows])
        setHasMore(page.hasMore)
        setIsFailed(false)
      } catch {
        setIsFailed(true)
      } finally {
        isFetching.current = false
      }
    }
    // Fetched well before the last row comes into sight.
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchMore()
      },
      { rootMargin: '1500px' },
    )
    observer.observe(mark)
    return () => observer.disconnect()
  }, [classId, query, rows.length, hasMore])

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (!step || event.altKey || event.metaKey) return
    event.preventDefault()
    const isCorner = event.ctrlKey && (event.key === 'Home' || event.key === 'End')
    const within = (value: number, last: number) => Math.min(last, Math.max(0, value))
    const next = {
      row: within(isCorner ? active.row + step[1] : active.row + step[0], rows.length - 1),
      column: within(active.column + step[1], columns.length),
    }
    setActive(next)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}.${next.column}"]`)?.focus()
  }

  const reach = (row: number, column: number) => ({
    'data-cell': `${row}.${column}`,
    tabIndex: active.row === row && active.column === column ? 0 : -1,
    onFocus: () => setActive({ row, column }),
  })
  return (
    <>
      <div className="mt-6 max-h-[80vh] overflow-auto border border-line">
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the arrow keys go through its cells
          role="grid"
          aria-label="Marks"
          aria-rowcount={hasMore ? -1 : rows.length + 1}
          onKeyDown={onKeyDown}
          className="border-collapse text-left text-sm"
        >
          <Head columns={columns} query={query} />
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.id} className="border-line border-t [content-visibility:auto]">
                <th scope="row" className="sticky left-0 z-[1] min-w-40 bg-card p-0 font-normal">
                  <Link
                    href={`/classes/${classId}/students/${row.id}`}
                    prefetch={false}
                    className="block p-2"
                    {...reach(index, 0)}
                  >
                    {row.name}
                    {row.hasLeft && <span className="text-muted"> (left)</span>}
                  </Link>
                </th>
                <td className="whitespace-nowrap p-2 text-right font-medium tabular-nums">
                  {row.totalRatio === null ? '–' : `${Math.round(row.totalRatio * 1000) / 10} %`}
                </td>
                {columns.map((column, place) => {
                  const { shown, said } = cellInWords(row.cells[column.id], column)
                  return (
                    <td key={column.id} className="p-0 text-right tabular-nums">
                      <Link
                        href={`/classes/${classId}/gradebook/${column.id}/${row.id}`}
                        prefetch={false}
                        aria-label={`${row.name}, ${column.title}: ${said}`}
                        className="block min-h-9 min-w-14 whitespace-nowrap p-2 text-ink no-underline hover:bg-wash"
                        {...reach(index, place + 1)}
                      >
                        {shown || ' '}
                      </Link>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="border-line border-t font-medium">
              <th scope="row" className="sticky left-0 bg-card p-2">
                Mean
              </th>
              <td />
              {columns.map(({ id, meanRatio, points }) => (
                <td key={id} className="p-2 text-right tabular-nums">
                  {meanRatio === null ? '–' : pointsInWords(meanRatio, points)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
        <div ref={end} />
      </div>
      <p role="status" className="mt-2 text-muted text-sm">
        {rows.length === 1 ? 'One student' : `${rows.length} students`}
        {hasMore && ' so far; more come as you scroll'}
        {isFailed && <span className="text-warn">. The next ones could not be fetched: scroll again.</span>}
      </p>
      {hasMore && nextPath && (
        <noscript>
          <a href={nextPath}>The next students</a>
        </noscript>
      )}
    </>
  )
}

function Head({ columns, query }: { columns: readonly Column[]; query: Record<string, string> }) {
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
        {columns.map(({ id, title, points }) => (
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
          </th>
        ))}
      </tr>
    </thead>
  )
}
