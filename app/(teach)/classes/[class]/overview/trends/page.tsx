import type { Metadata } from 'next'
import { BackLink } from '@/components/ui/back-link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Select } from '@/components/ui/select'
import type { MeanWithInterval } from '@/domain/overview/mean-interval'
import { OVERVIEW_RULES } from '@/domain/overview/overview-rules'
import { formatPercent, plural } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import {
  type Comparison,
  compareSides,
  getTrends,
  listComparable,
  type TrendRow,
  TrendSearchSchema,
} from '@/server/analysis/get-trends'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Trends' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TrendsPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const search = TrendSearchSchema.parse(await searchParams)
  const { viewer, currentClass, comparison } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    const ofClass = await requireClassPermission(reader.id, classId, 'viewGrades')
    return {
      viewer: reader,
      currentClass: ofClass,
      comparison: await compareSides(reader.id, ofClass, search),
    }
  })
  const { assignments, rows, groups } = await getTrends(currentClass, new Date())
  const options = await listComparable(viewer.id, currentClass, groups)
  const [first, second] = options
  const nameOf = new Map(options)
  return (
    <div className="page">
      <BackLink href={`/classes/${currentClass.id}/overview`} label="Overview" />
      <h1 className="mt-2">Trends and comparison</h1>
      <section aria-labelledby="trends" className="mt-6">
        <h2 id="trends">Average score by assignment</h2>
        <p className="mt-1 text-muted">
          With the 95% interval of the mean. Below {OVERVIEW_RULES.comparison.students} students, only “too
          few” is shown. For each student’s trend, see the heat map by assignment.
        </p>
        {assignments.length === 0 ? (
          <p className="mt-4">No submissions yet.</p>
        ) : (
          <DataTable
            caption="Average score by assignment, for the class and its groups"
            columns={[NAME, ...assignments.map(columnOf)]}
            rows={rows}
            keyOf={({ id }) => id}
            className="mt-4"
          />
        )}
      </section>
      <section aria-labelledby="compare" className="mt-12">
        <h2 id="compare">Compare groups or terms</h2>
        <p className="mt-1 max-w-3xl text-muted">
          Each student’s average over the concepts that both sides answered. You can compare this class, its
          groups, and your other classes of the same course.
        </p>
        <form method="get" className="mt-4 grid max-w-3xl items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
          <Select name="one" label="First" value={search.one || (first?.[0] ?? '')} options={options} />
          <Select name="two" label="Second" value={search.two || (second?.[0] ?? '')} options={options} />
          <button type="submit" className="button-quiet">
            Compare
          </button>
        </form>
        {comparison && (
          <Result
            comparison={comparison}
            one={nameOf.get(search.one) ?? ''}
            two={nameOf.get(search.two) ?? ''}
          />
        )}
      </section>
    </div>
  )
}

const NAME: Column<TrendRow> = {
  title: 'Group',
  isRowHeader: true,
  cell: ({ name, students }) => (
    <>
      {name} <span className="text-muted text-sm">({plural(students, 'student')})</span>
    </>
  ),
}

function columnOf({ id, title }: { id: string; title: string }): Column<TrendRow> {
  return { title, className: 'min-w-28', cell: ({ means }) => <Mean of={means[id] ?? null} /> }
}

function Mean({ of }: { of: MeanWithInterval | null }) {
  if (of === null) return <span className="text-muted">too few</span>
  return (
    <span className="tabular-nums">
      {formatPercent(of.mean)}{' '}
      <span className="text-muted text-sm">
        ({formatPercent(of.low)} to {formatPercent(of.high)}; n = {of.n})
      </span>
    </span>
  )
}

function Result({ comparison, one, two }: { comparison: Comparison; one: string; two: string }) {
  const { difference } = comparison
  const points = (share: number) => `${share < 0 ? '−' : '+'}${Math.round(Math.abs(share) * 100)}`
  return (
    <dl className="mt-6 grid gap-2">
      <div>
        <dt className="inline font-medium">{one}:</dt>{' '}
        <dd className="inline">
          <Mean of={comparison.one} />
        </dd>
      </div>
      <div>
        <dt className="inline font-medium">{two}:</dt>{' '}
        <dd className="inline">
          <Mean of={comparison.two} />
        </dd>
      </div>
      <div>
        <dt className="inline font-medium">Difference:</dt>{' '}
        <dd className="inline">
          {difference === null
            ? `Too few students to compare. Each side needs ${OVERVIEW_RULES.comparison.students}.`
            : `${points(difference.difference)} percentage points (95% interval ${points(difference.low)} to ${points(difference.high)}), over ${plural(comparison.concepts, 'concept')}. ${
                difference.low > 0 || difference.high < 0
                  ? 'The interval doesn’t include 0.'
                  : 'The interval includes 0, so this can be chance.'
              }`}
        </dd>
      </div>
    </dl>
  )
}
