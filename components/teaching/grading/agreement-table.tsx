import { type Column, DataTable } from '@/components/ui/data-table'
import { ENOUGH_FOR_AGREEMENT } from '@/domain/grading/grader-agreement'
import { formatNumber, formatPercent, plural } from '@/domain/text/format'

type Row = {
  id: string
  text: string
  agreement: { n: number; exact: number; meanDifference: number } | null
}

type Props = {
  pair: { first: string; second: string; answers: number; criteria: readonly Row[] }
}

/** How far two people who graded the same answers agree on each criterion. */
export function AgreementTable({ pair: { first, second, answers, criteria } }: Props) {
  const caption = `Agreement of ${first} and ${second}`
  if (answers < ENOUGH_FOR_AGREEMENT)
    return (
      <p className="text-muted text-sm">
        {caption}: shown when both have graded at least {ENOUGH_FOR_AGREEMENT} of the same answers. So far,
        it’s {answers}.
      </p>
    )
  return (
    <div>
      <h3 className="mb-2 font-semibold text-base">{caption}</h3>
      <DataTable caption={caption} columns={COLUMNS} rows={criteria} keyOf={({ id }) => id} size="small" />
      <p className="mt-2 text-muted text-sm">
        Of {plural(answers, 'answer')} that both graded. Exact agreement is the share with the same points.
        The mean difference is {second}’s points minus {first}’s. The grading that was saved last counts.
      </p>
    </div>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Criterion', isRowHeader: true, cell: ({ text }) => text },
  {
    title: 'Exact agreement',
    isNumeric: true,
    cell: ({ agreement }) => (agreement ? formatPercent(agreement.exact) : '–'),
  },
  {
    title: 'Mean difference',
    isNumeric: true,
    cell: ({ agreement }) => (agreement ? formatDifference(agreement.meanDifference) : '–'),
  },
  { title: 'Answers', isNumeric: true, cell: ({ agreement }) => agreement?.n ?? '–' },
]

function formatDifference(points: number): string {
  return `${points > 0 ? '+' : ''}${formatNumber(points)}`
}
