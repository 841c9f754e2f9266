import { DataTable } from '@/components/ui/data-table'
import type { ClassTotal } from '@/domain/grades/calculate-total'
import type { GradeScale } from '@/domain/grades/grade-scale'
import {
  describePart,
  describeSum,
  describeUse,
  type Entry,
  formatGrade,
  formatTotal,
  totalOf,
} from './describe-total'

type Props = { entries: readonly Entry[]; scale: GradeScale }

/** A student’s total and how it is calculated, in words for each category. */
export function TotalSummary({ entries, scale }: Props) {
  const total = totalOf(entries)
  const titles = new Map(entries.map(({ id, title }) => [id, title]))
  const sum = describeSum(total)
  return (
    <>
      <p className="mt-3 font-semibold text-2xl">{formatTotal(total.ratio, scale)}</p>
      <p className="mt-2 text-muted">
        {isWeighted(total)
          ? 'Each category is its earned points divided by its possible points. The total is their mean, by their weights.'
          : 'All earned points divided by all possible points of what counts.'}
      </p>
      <ul className="mt-3 grid gap-1.5">
        {total.parts.map((part) => (
          <li key={part.category?.id ?? ''}>
            {part.category && <span className="font-medium">{part.category.name}: </span>}
            {describePart(part, (id) => titles.get(id) ?? id)}
          </li>
        ))}
      </ul>
      {sum && <p className="mt-2 tabular-nums">{sum}</p>}
    </>
  )
}

function isWeighted({ parts }: ClassTotal): boolean {
  return parts.some(({ category }) => category !== null)
}

/** The same, with what becomes of each assignment. */
export function TotalBreakdown({ entries, scale }: Props) {
  const total = totalOf(entries)
  return (
    <>
      <TotalSummary {...{ entries, scale }} />
      <DataTable
        className="mt-5"
        caption="Assignments in the total"
        rows={entries.map((entry, index) => ({ entry, use: total.uses[index] }))}
        keyOf={({ entry }) => entry.id}
        columns={[
          {
            title: 'Assignment',
            isRowHeader: true,
            cell: ({ entry }) => <span className="wrap-anywhere">{entry.title}</span>,
          },
          ...(isWeighted(total)
            ? [{ title: 'Category', cell: ({ entry }: { entry: Entry }) => entry.category?.name ?? '–' }]
            : []),
          { title: 'Grade', isNumeric: true, cell: ({ entry }) => formatGrade(entry) },
          { title: 'In the total', cell: ({ entry, use }) => describeUse(entry, use) },
        ]}
      />
    </>
  )
}
