'use client'

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { type ShortcutGroup, useShortcuts } from '@/components/shortcuts/shown-shortcuts'
import { cueAttributes, useCutEdges } from '@/components/ui/use-cut-edges'
import { formatPercent, formatPoints, plural } from '@/domain/text/format'
import { GradebookHead } from './gradebook-head'
import { GradebookRow } from './gradebook-row'
import { type Column, groupColumns, type Rows } from './gradebook-types'
import { useGradebookRows } from './use-gradebook-rows'

type Props = {
  classId: string
  columns: readonly Column[]
  first: Rows
  /** The number of rows before the first one. */
  offset: number
  /** The page’s search parameters: sort, order, name, group, only, zeros, left. */
  query: Record<string, string>
  /** The path of the next page, for use without JavaScript; null if there is none. */
  nextPath: string | null
}

type Steps = Readonly<Record<string, readonly [rows: number, columns: number]>>

const MOVES: readonly { does: string; steps: Steps }[] = [
  {
    does: 'Move between cells',
    steps: { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
  },
  { does: 'Move by 10 rows', steps: { PageUp: [-10, 0], PageDown: [10, 0] } },
  {
    does: 'Go to the first or last cell of the row, or with Ctrl, of the table',
    steps: { Home: [0, Number.NEGATIVE_INFINITY], End: [0, Number.POSITIVE_INFINITY] },
  },
]
const STEPS: Steps = Object.assign({}, ...MOVES.map(({ steps }) => steps))
const SHORTCUTS: ShortcutGroup = {
  title: 'Gradebook cells',
  shortcuts: MOVES.map(({ does, steps }) => ({ does, keys: Object.keys(steps) })),
}

/** The height of a one-line row in px, reserved for rows that aren’t loaded yet. */
const ROW_HEIGHT = 37

/** Students by assignments. Rows load as needed, and the arrow keys move between cells. */
export function GradebookGrid({ classId, columns, first, offset, query, nextPath }: Props) {
  useShortcuts(SHORTCUTS)
  const scroller = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const { rows, hasMore, isFailed, tryAgain, reachRow } = useGradebookRows({
    ...{ classId, query, offset, first, scroller, end },
  })
  const [active, setActive] = useState({ row: 0, column: 0 })
  const isWalking = useRef(false)
  const count = first.total - offset
  const groups = groupColumns(columns)
  const headRows = groups.length > 0 ? 2 : 1

  // The row that the keyboard moved to might still be loading.
  useEffect(() => {
    if (!isWalking.current || active.row >= rows.length) return
    isWalking.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-cell="${active.row}.${active.column}"]`)?.focus()
  }, [active, rows.length])
  const onReach = useCallback((row: number, column: number) => setActive({ row, column }), [])

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (!step || event.altKey || event.metaKey) return
    event.preventDefault()
    const isCorner = event.ctrlKey && (event.key === 'Home' || event.key === 'End')
    const within = (value: number, last: number) => Math.min(last, Math.max(0, value))
    const row = within(active.row + (isCorner ? step[1] : step[0]), count - 1)
    isWalking.current = true
    reachRow(row)
    setActive({ row, column: within(active.column + step[1], columns.length) })
  }

  return (
    <>
      <div className="scroll-cue mt-6" {...cueAttributes(useCutEdges(scroller))}>
        <div ref={scroller} className="max-h-[80vh] w-fit max-w-full overflow-auto border border-line">
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the arrow keys move between its cells
            role="grid"
            aria-label="Gradebook"
            aria-rowcount={count + headRows + FIGURES.length}
            onKeyDown={onKeyDown}
            className="border-collapse text-left text-sm"
          >
            <GradebookHead {...{ columns, groups, query }} />
            <tbody>
              {rows.map((row, position) => (
                <GradebookRow
                  key={row.id}
                  {...{ classId, row, position, columns, headRows, onReach }}
                  active={active.row === position ? active.column : null}
                />
              ))}
            </tbody>
            <Figures columns={columns} first={first} />
          </table>
          <div ref={end} style={{ height: hasMore ? (count - rows.length) * ROW_HEIGHT : 0 }} />
        </div>
      </div>
      <p role="status" className="mt-2 text-muted text-sm">
        {plural(count, 'student')}
        {isFailed && (
          <span className="text-warn">
            . Couldn’t load more students.{' '}
            <button type="button" className="underline" onClick={tryAgain}>
              Try again
            </button>
          </span>
        )}
      </p>
      {hasMore && nextPath && (
        <noscript>
          <a href={nextPath}>Next students</a>
        </noscript>
      )}
    </>
  )
}

const FIGURES = [
  { of: 'meanRatio', ofTotal: 'totalMeanRatio', label: 'Mean of the whole class', place: 'bottom-9' },
  { of: 'medianRatio', ofTotal: 'totalMedianRatio', label: 'Median', place: 'bottom-0' },
] as const

/** The mean and the median of each assignment, always visible. Filters don’t change them. */
function Figures({ columns, first }: { columns: readonly Column[]; first: Rows }) {
  return (
    <tfoot>
      {FIGURES.map(({ of, ofTotal, label, place }) => (
        <tr key={of} className="h-9 font-medium">
          <th scope="row" className={`${place} sticky left-0 z-[3] bg-card px-2 py-0`}>
            {label}
          </th>
          <td className={`${place} sticky z-[2] bg-card px-2 py-0 text-right tabular-nums`}>
            {first[ofTotal] === null ? '–' : formatPercent(first[ofTotal], 1)}
          </td>
          {columns.map(({ id, points, ...column }) => (
            <td key={id} className={`${place} sticky z-[2] bg-card px-2 py-0 text-right tabular-nums`}>
              {column[of] === null ? '–' : formatPoints(column[of], points)}
            </td>
          ))}
        </tr>
      ))}
    </tfoot>
  )
}
