import Link from 'next/link'
import { Bar } from '@/components/attempts/concept-bars'
import { LEVEL_MARKS } from '@/components/charts/concept-map'
import { LEVEL_LABELS, type Level } from '@/domain/mastery/level'
import { formatPercent } from '@/domain/text/format'

export type ConceptRow = { concept: string; level: Level; recall: number | null; answers: number }

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
  return (
    <div className="concepts grid gap-x-12 gap-y-8 md:grid-cols-2">
      {areas.map((area) => (
        <div key={area.id}>
          <h3 className="eyebrow font-sans">{area.title}</h3>
          <table className="mt-2 w-full border-collapse text-sm">
            <thead>
              <tr className="text-muted text-xs">
                <th scope="col">
                  <span className="sr-only">Concept</span>
                </th>
                <th scope="col" className="text-left font-normal">
                  Level
                </th>
                <th scope="col" className="text-right font-normal">
                  Recall
                </th>
                <th scope="col" className="pl-3 text-right font-normal">
                  Answers
                </th>
              </tr>
            </thead>
            <tbody>
              {concepts
                .filter((concept) => concept.area === area.id)
                .map(({ id, title }) => (
                  <Row key={id} title={title} row={byId.get(id)} href={hrefOf ? hrefOf(id) : null} />
                ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  )
}

function Row({ title, row, href }: { title: string; row: ConceptRow | undefined; href: string | null }) {
  const { level = 'new', recall = null, answers = 0 } = row ?? {}
  return (
    <tr className="border-line border-b">
      <th scope="row" className="py-2 pr-3 text-left font-normal">
        {href ? (
          <Link href={href} prefetch={false} className="text-ink">
            {title}
          </Link>
        ) : (
          title
        )}
      </th>
      <td className="whitespace-nowrap py-2 pr-3">
        <span aria-hidden="true">{LEVEL_MARKS[level]} </span>
        {LEVEL_LABELS[level]}
      </td>
      <td className="whitespace-nowrap py-2 text-right tabular-nums">
        {recall === null ? (
          <span className="text-muted">
            <span aria-hidden="true">–</span>
            <span className="sr-only">not enough answers</span>
          </span>
        ) : (
          <span className="inline-flex items-center gap-2">
            <span className="w-12 max-sm:hidden print:hidden">
              <Bar share={recall} />
            </span>
            {formatPercent(recall)}
          </span>
        )}
      </td>
      <td className="whitespace-nowrap py-2 pl-3 text-right text-muted tabular-nums">{answers}</td>
    </tr>
  )
}
