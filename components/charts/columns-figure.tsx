import type { FigureOfKind } from '@/domain/content/figure'
import { paragraphMark } from './paragraph-mark'

type Figure = FigureOfKind<'columns'>
type Cell = Figure['rows'][number]['left']

/** Two views of each topic, side by side, as HTML text rather than SVG. */
export function ColumnsFigure({ figure }: { figure: Figure }) {
  return (
    <div>
      <div aria-hidden="true" className="grid grid-cols-2 gap-x-3 text-sm font-semibold sm:gap-x-4">
        <p className="border-b-4 border-accent pb-1.5 text-accent">{figure.left}</p>
        <p className="border-b-4 border-ink pb-1.5">{figure.right}</p>
      </div>
      <dl>
        {figure.rows.map((row) => (
          <div key={row.topic} className="mt-3 grid grid-cols-2 gap-x-3 gap-y-1.5 sm:gap-x-4">
            <dt className="col-span-2 text-sm font-medium text-muted">{row.topic}</dt>
            <Claim column={figure.left} cell={row.left} className="bg-accent-soft" />
            <Claim column={figure.right} cell={row.right} className="bg-wash" />
          </div>
        ))}
      </dl>
    </div>
  )
}

function Claim({ column, cell, className }: { column: string; cell: Cell; className: string }) {
  return (
    <dd className={`flex flex-col justify-between gap-2 rounded-sm p-2.5 sm:p-3 ${className}`}>
      <span className="text-[0.9375rem]">
        <span className="sr-only">{column}: </span>
        {cell.text}
      </span>
      <span className="text-[0.8125rem] text-muted">
        {cell.who}, {paragraphMark(cell.paragraphs)}
      </span>
    </dd>
  )
}
