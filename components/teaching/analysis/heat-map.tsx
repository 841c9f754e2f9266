import Link from 'next/link'
import { WideContent } from '@/components/ui/wide-content'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { OVERVIEW_RULES } from '@/domain/overview/overview-rules'
import { averageOf, type HeatCell } from '@/domain/overview/sort-heat-map'
import { plural } from '@/domain/text/format'

type HeatColumn = { id: string; title: string; facility: number; answers: number }
type HeatStudent = { id: string | null; name: string; cells: Record<string, HeatCell> }

/** Fit: 30 students and 25 columns on one screen. Full: with the number of answers in each cell. */
export const ZOOMS = { fit: 'Fit to screen', full: 'Full size' } as const
type Zoom = keyof typeof ZOOMS

type Props = {
  caption: string
  columns: readonly HeatColumn[]
  students: readonly HeatStudent[]
  home: string
  zoom: Zoom
  sort: { by: string; order: 'up' | 'down' }
  /** Returns the page sorted by a column: `name`, `average`, or its ID; null for a table on paper. */
  hrefOf: ((sort: string) => string) | null
}

/** Students by concepts or assignments: the average score as a number and a shade. */
export function HeatMap({ caption, columns, students, home, zoom, sort, hrefOf }: Props) {
  const heading = (id: string, title: string) => (
    <Heading key={id} id={id} title={title} zoom={zoom} sort={sort} href={hrefOf?.(id) ?? null} />
  )
  return (
    <WideContent label={caption} className="heat-map mt-4">
      <table className={`border-collapse text-left ${zoom === 'fit' ? 'text-xs' : 'text-sm'}`}>
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted">
          <tr>
            <th
              scope="col"
              aria-sort={sortOf(sort, 'name')}
              className="sticky left-0 z-[1] bg-paper pr-3 align-bottom font-medium"
            >
              <SortLink href={hrefOf?.('name') ?? null}>Student</SortLink>
            </th>
            {heading('average', 'Average')}
            {columns.map(({ id, title }) => heading(id, title))}
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <tr key={student.id ?? student.name} className="border-line border-t">
              <th
                scope="row"
                className="sticky left-0 z-[1] max-w-48 truncate bg-paper pr-3 font-normal whitespace-nowrap"
              >
                {student.id === null ? (
                  student.name
                ) : (
                  <Link
                    href={`${home}/people/${student.id}`}
                    prefetch={false}
                    className="inline-block min-h-6 leading-6"
                  >
                    {student.name}
                  </Link>
                )}
              </th>
              <Cell of={allOf(student)} zoom={zoom} />
              {columns.map(({ id }) => (
                <Cell key={id} of={student.cells[id]} zoom={zoom} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-line border-t font-medium">
            <th scope="row" className="sticky left-0 z-[1] bg-paper pr-3 font-medium">
              All
            </th>
            <td />
            {columns.map(({ id, facility, answers }) => (
              <Cell key={id} of={{ share: facility, answers }} zoom={zoom} />
            ))}
          </tr>
        </tfoot>
      </table>
    </WideContent>
  )
}

function allOf(student: HeatStudent): HeatCell | undefined {
  const share = averageOf(student)
  if (share === null) return undefined
  return { share, answers: Object.values(student.cells).reduce((sum, { answers }) => sum + answers, 0) }
}

type HeadingProps = { id: string; title: string; zoom: Zoom; sort: Props['sort']; href: string | null }

/** Titles are vertical, so that a column is as narrow as its numbers. */
function Heading({ id, title, zoom, sort, href }: HeadingProps) {
  return (
    <th scope="col" aria-sort={sortOf(sort, id)} className="align-bottom font-medium">
      <span
        className={`mx-auto flex rotate-180 items-center [writing-mode:vertical-rl] ${zoom === 'fit' ? 'max-h-36 min-w-6' : 'max-h-56 min-w-12'}`}
      >
        <SortLink href={href}>{title}</SortLink>
      </span>
    </th>
  )
}

function sortOf({ by, order }: Props['sort'], id: string): 'ascending' | 'descending' | undefined {
  if (by !== id) return undefined
  return order === 'up' ? 'ascending' : 'descending'
}

function SortLink({ href, children }: { href: string | null; children: string }) {
  if (href === null) return <>{children}</>
  return (
    <Link href={href} prefetch={false} className="min-h-6 min-w-6 leading-tight text-muted">
      {children}
    </Link>
  )
}

/** A cell from few answers has no shade: it isn’t a verdict. */
function Cell({ of, zoom }: { of: HeatCell | undefined; zoom: Zoom }) {
  const size = zoom === 'fit' ? 'h-6 min-w-8 px-0.5 text-center' : 'h-9 min-w-16 px-2 text-right'
  if (!of) return <td className={`${size} text-muted`}>–</td>
  const { share, answers } = of
  return (
    <td
      className={`tabular-nums whitespace-nowrap ${size} ${answers < OVERVIEW_RULES.heatMap.answers ? 'text-muted italic' : shadeOf(share)}`}
    >
      {Math.round(share * 100)}
      {zoom === 'fit' ? (
        <span className="sr-only">, {plural(answers, 'answer')}</span>
      ) : (
        <span className="text-xs"> ({answers})</span>
      )}
    </td>
  )
}

/** Three shades: below 50%, below 75%, and above. The cell also shows the number. */
function shadeOf(share: number): string {
  if (!meetsThreshold(share, 0.5)) return 'bg-wrong-soft text-wrong'
  return meetsThreshold(share, 0.75) ? 'bg-good-soft text-ink' : 'bg-warn-soft text-warn'
}
