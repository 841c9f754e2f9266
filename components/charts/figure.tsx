import { useId } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import type { Figure } from '@/domain/content/figure'
import type { MapGeometry } from '@/domain/content/figure-geometry'
import { formatList, pluralForm } from '@/domain/text/format'
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
        Based on {pluralForm(figure.paragraphs.length, 'paragraph', 'paragraphs')}{' '}
        {formatList(figure.paragraphs.map(String))} of the article.
      </p>
      <FigureData figure={figure} />
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

function FigureData({ figure }: { figure: Figure }) {
  const { head, rows } = figureTable(figure)
  return (
    <Disclosure
      label={<span className="font-medium text-accent">Show the data as a table</span>}
      className="mt-3"
    >
      <DataTable
        caption={`Data: ${figure.title}`}
        columns={head.map((title, index) => ({
          title,
          isRowHeader: index === 0,
          cell: (row: string[]) => row[index],
        }))}
        rows={rows}
        keyOf={(row) => row.join('|')}
        size="small"
        className="mt-3"
      />
    </Disclosure>
  )
}
