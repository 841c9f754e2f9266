import Link from 'next/link'
import { LEVEL_MARKS } from '@/components/charts/concept-map'
import { type Column, DataTable } from '@/components/ui/data-table'
import { ShareBar } from '@/components/ui/share-bar'
import { LEVEL_LABELS, type Level } from '@/domain/mastery/level'
import { formatPercent } from '@/domain/text/format'

export type ConceptRow = { concept: string; level: Level; recall: number | null; answers: number }

type Row = ConceptRow & { title: string }

type Props = {
  areas: readonly { id: string; title: string }[]
  concepts: readonly { id: string; title: string; area: string }[]
  rows: readonly ConceptRow[]
  /** Returns the page with a concept's evidence; null if it can't be seen. */
  hrefOf: ((concept: string) => string) | null
}

/** Every concept with its level, current recall, and the number of answers it's based on. */
export function ConceptTable({ areas, concepts, rows, hrefOf }: Props) {
  const byId = new Map(rows.map((row) => [row.concept, row]))
  const rowOf = ({ id, title }: Props['concepts'][number]): Row => ({
    ...(byId.get(id) ?? { concept: id, level: 'new', recall: null, answers: 0 }),
    title,
  })
  return (
    <div className="concepts grid gap-x-12 gap-y-8 lg:grid-cols-2">
      {areas.map((area) => (
        <div key={area.id}>
          <h3 className="eyebrow font-sans">{area.title}</h3>
          <DataTable
            caption={area.title}
            columns={columnsOf(hrefOf)}
            rows={concepts.filter((concept) => concept.area === area.id).map(rowOf)}
            keyOf={({ concept }) => concept}
            size="small"
            className="mt-2"
          />
        </div>
      ))}
    </div>
  )
}

function columnsOf(hrefOf: Props['hrefOf']): Column<Row>[] {
  return [
    {
      title: 'Concept',
      isTitleHidden: true,
      isRowHeader: true,
      cell: ({ title, concept }) =>
        hrefOf ? (
          <Link href={hrefOf(concept)} prefetch={false} className="text-ink">
            {title}
          </Link>
        ) : (
          title
        ),
    },
    {
      title: 'Level',
      className: 'whitespace-nowrap',
      cell: ({ level }) => (
        <>
          <span aria-hidden="true">{LEVEL_MARKS[level]} </span>
          {LEVEL_LABELS[level]}
        </>
      ),
    },
    { title: 'Recall', isNumeric: true, cell: ({ recall }) => <Recall recall={recall} /> },
    { title: 'Answers', isNumeric: true, className: 'text-muted', cell: ({ answers }) => answers },
  ]
}

function Recall({ recall }: { recall: number | null }) {
  if (recall === null)
    return (
      <span className="text-muted">
        <span aria-hidden="true">–</span>
        <span className="sr-only">not enough answers</span>
      </span>
    )
  return (
    <span className="inline-flex items-center gap-2">
      <span className="w-12 max-sm:hidden print:hidden">
        <ShareBar share={recall} />
      </span>
      {formatPercent(recall)}
    </span>
  )
}
