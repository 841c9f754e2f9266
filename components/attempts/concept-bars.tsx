import { DataTable } from '@/components/ui/data-table'
import { ShareBar } from '@/components/ui/share-bar'
import { formatNumber } from '@/domain/text/format'

type Score = { concept: string; title: string; earned: number; possible: number; items: number }

/** Points by concept, the weakest first. The bars have their numbers next to them, so the chart is also the table. */
export function ConceptBars({ scores }: { scores: Score[] }) {
  return (
    <section aria-labelledby="concepts" className="mt-10">
      <h2 id="concepts">By concept</h2>
      <DataTable
        caption="Points by concept"
        columns={[
          { title: 'Concept', isRowHeader: true, className: 'sm:w-2/5', cell: ({ title }) => title },
          {
            title: 'Share',
            isTitleHidden: true,
            className: 'w-1/3 align-middle',
            cell: (score) => <ShareBar share={shareOf(score)} />,
          },
          {
            title: 'Points',
            isNumeric: true,
            cell: ({ earned, possible }) => `${formatNumber(earned)} of ${formatNumber(possible)}`,
          },
        ]}
        rows={[...scores].sort((a, b) => shareOf(a) - shareOf(b))}
        keyOf={({ concept }) => concept}
        size="small"
        className="mt-3"
      />
    </section>
  )
}

function shareOf({ earned, possible }: Score): number {
  return possible > 0 ? earned / possible : 0
}
