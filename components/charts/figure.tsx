import { useId } from 'react'
import { WideContent } from '@/components/ui/wide-content'
import type { Figure } from '@/domain/content/figure'
import type { MapGeometry } from '@/domain/content/figure-geometry'
import { formatList } from '@/domain/text/format'
import { BarsFigure } from './bars-figure'
import { ColumnsFigure } from './columns-figure'
import { figureTable } from './figure-table'
import { MapFigure } from './map-figure'
import { NetworkFigure } from './network-figure'
import { SpanFigure } from './span-figure'
import { TimelineFigure } from './timeline-figure'

type Props = {
  figure: Figure
  /** The paths of a figure of kind `map`; other kinds don't need it. */
  geometry?: MapGeometry
}

/** A figure of the course with its title, note, source, and data. */
export function CourseFigure({ figure, geometry }: Props) {
  const id = useId()
  return (
    <figure
      aria-labelledby={`${id}-caption`}
      className="my-8 border-y border-line py-5 font-sans text-base leading-snug text-ink break-inside-avoid"
    >
      <figcaption id={`${id}-caption`} className="mb-4 text-balance font-serif text-xl font-semibold">
        {figure.title}
      </figcaption>
      <Picture id={id} figure={figure} geometry={geometry} />
      {figure.note && <p className="mt-4 max-w-prose text-sm leading-normal text-muted">{figure.note}</p>}
      <p className="mt-2 text-sm text-muted">
        Based on {figure.paragraphs.length === 1 ? 'paragraph' : 'paragraphs'}{' '}
        {formatList(figure.paragraphs.map(String))} of the article.
      </p>
      <DataTable figure={figure} />
    </figure>
  )
}

function Picture({ id, figure, geometry }: Props & { id: string }) {
  switch (figure.kind) {
    case 'map':
      if (!geometry) throw new Error(`figure ${figure.id} is a map but has no geometry`)
      return <MapFigure id={id} figure={figure} geometry={geometry} />
    case 'timeline':
      return <TimelineFigure id={id} figure={figure} />
    case 'bars':
      return <BarsFigure id={id} figure={figure} />
    case 'span':
      return <SpanFigure id={id} figure={figure} />
    case 'columns':
      return <ColumnsFigure figure={figure} />
    case 'network':
      return <NetworkFigure id={id} figure={figure} />
  }
}

function DataTable({ figure }: { figure: Figure }) {
  const { head, rows } = figureTable(figure)
  return (
    <details className="mt-3 text-sm">
      <summary className="inline-block py-1 font-medium text-accent">Show the data as a table</summary>
      <WideContent label={`Data: ${figure.title}`} className="mt-3">
        <table className="w-full border-collapse text-left leading-normal">
          <caption className="sr-only">{figure.title}</caption>
          <thead>
            <tr className="border-b border-line text-muted">
              {head.map((cell) => (
                <th key={cell} scope="col" className="py-1.5 pr-3 align-bottom font-medium last:pr-0">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')} className="border-b border-line">
                {row.map((cell, index) =>
                  index === 0 ? (
                    <th key={head[index]} scope="row" className="py-1.5 pr-3 align-top font-medium">
                      {cell}
                    </th>
                  ) : (
                    <td key={head[index]} className="py-1.5 pr-3 align-top last:pr-0">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </WideContent>
    </details>
  )
}
