import type { ReactNode } from 'react'
import { WideContent } from './wide-content'

export type Column<Row> = {
  title: string
  /** Whether only screen readers get the title, because the cells show what they are. */
  isTitleHidden?: boolean
  cell: (row: Row) => ReactNode
  /** Whether its cells name their rows. */
  isRowHeader?: boolean
  /** Numbers are aligned at the right, with digits of the same width. */
  isNumeric?: boolean
  /** More classes of its cells: their width, whether they wrap. */
  className?: string
  /** Classes of one cell, such as a color that stands for what its text says. */
  toneOf?: (row: Row) => string
  /** What the last row says about the whole column. If any column has it, the table gets that row. */
  total?: ReactNode
}

type Props<Row> = {
  /** Names the table for screen readers, and the region that scrolls if the table is too wide. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
  /** Small tables have small text and low rows. */
  size?: 'small' | 'normal'
  /** Both: the table scrolls in a box of limited height, and its headings stay in view. */
  scrolls?: 'sideways' | 'both'
  /** The classes of the box around the table: margins and width. */
  className?: string
}

/** A table with headings for its columns and rows. It works without JavaScript, and scrolls by itself if it’s too wide. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, keyOf, size = 'normal', scrolls = 'sideways', className } = props
  const isBoxed = scrolls === 'both'
  const look = {
    isBoxed,
    spacing: `${size === 'small' ? 'py-1.5' : 'py-2.5'} ${isBoxed ? 'px-2' : 'pr-4 last:pr-0'}`,
  }
  return (
    <WideContent
      label={caption}
      {...(className && { className })}
      {...(isBoxed && { scrollerClassName: 'max-h-[70vh] overflow-auto border border-line' })}
    >
      <table className={`w-full border-collapse text-left ${size === 'small' ? 'text-sm' : ''}`}>
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted text-sm">
          <tr>
            {columns.map((column) => (
              <Heading key={column.title} column={column} look={look} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-line border-t align-top">
              {columns.map((column) => (
                <Cell key={column.title} column={column} look={look} tone={column.toneOf?.(row)}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some(({ total }) => total !== undefined) && (
          <tfoot>
            <tr className="border-line border-t font-medium">
              {columns.map((column) => (
                <Cell key={column.title} column={column} look={look}>
                  {column.total}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </WideContent>
  )
}

type Look = { isBoxed: boolean; spacing: string }

function Heading<Row>({ column, look }: { column: Column<Row>; look: Look }) {
  const { title, isTitleHidden, isNumeric, isRowHeader, className = '' } = column
  const place = look.isBoxed ? `sticky top-0 bg-card ${isRowHeader ? 'left-0 z-[2]' : 'z-[1]'}` : ''
  return (
    <th
      scope="col"
      className={`align-bottom font-medium ${look.spacing} ${isNumeric ? 'text-right' : ''} ${place} ${className}`}
    >
      {isTitleHidden ? <span className="sr-only">{title}</span> : title}
    </th>
  )
}

type CellProps<Row> = { column: Column<Row>; look: Look; tone?: string | undefined; children: ReactNode }

function Cell<Row>({ column, look, tone = '', children }: CellProps<Row>) {
  const { isRowHeader, isNumeric, className = '' } = column
  const classes = `${look.spacing} ${isNumeric ? 'whitespace-nowrap text-right tabular-nums' : ''} ${className} ${tone}`
  if (!isRowHeader) return <td className={classes}>{children}</td>
  return (
    <th scope="row" className={`${look.isBoxed ? 'sticky left-0 bg-card' : ''} font-normal ${classes}`}>
      {children}
    </th>
  )
}
