import type { Metadata } from 'next'
import { HeatMap, ZOOMS } from '@/components/teaching/analysis/heat-map'
import { OverviewFilters } from '@/components/teaching/overview/overview-filters'
import { BackLink } from '@/components/ui/back-link'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { requireClassPermission } from '@/server/access/class-access'
import { getHeatMap, type HeatSearch, HeatSearchSchema } from '@/server/analysis/get-heat-map'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Heat map' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const COLUMNS = { concepts: 'By concept', assignments: 'By assignment' } as const

export default async function HeatMapPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'viewGrades')
  })
  const search = HeatSearchSchema.parse(await searchParams)
  const { columns, students, groups, assignments } = await getHeatMap(currentClass, search, new Date())
  const home = `/classes/${currentClass.id}`
  const hrefOf = (change: Partial<HeatSearch>) =>
    `${home}/overview/heat-map?${new URLSearchParams({ ...search, ...change })}`
  return (
    <div className="page max-w-[92rem]">
      <BackLink href={`${home}/overview`} label="Overview" />
      <h1 className="mt-2">Heat map</h1>
      <OverviewFilters
        search={search}
        groups={groups}
        assignments={assignments}
        kept={{ by: search.by, zoom: search.zoom, sort: search.sort, order: search.order }}
        isByAssignment={search.by === 'assignments'}
      />
      <div className="flex flex-wrap gap-x-8">
        <ChoiceLinks
          label="Columns"
          choices={COLUMNS}
          current={search.by}
          hrefOf={(by) => hrefOf({ by: by === 'assignments' ? by : 'concepts', sort: 'name', order: 'up' })}
        />
        <ChoiceLinks
          label="Size"
          choices={ZOOMS}
          current={search.zoom}
          hrefOf={(zoom) => hrefOf({ zoom: zoom === 'full' ? zoom : 'fit' })}
        />
      </div>
      {columns.length === 0 ? (
        <p className="mt-8">
          No submissions yet. Statistics appear here after students submit an assignment.
        </p>
      ) : (
        <HeatMap
          caption={
            search.by === 'concepts'
              ? 'Students by concepts: average score in percent'
              : 'Students by assignments: average score in percent'
          }
          columns={columns}
          students={students}
          home={home}
          zoom={search.zoom}
          sort={{ by: search.sort, order: search.order }}
          hrefOf={(sort) =>
            hrefOf({ sort, order: search.sort === sort && search.order === 'up' ? 'down' : 'up' })
          }
        />
      )}
      <p className="mt-4 max-w-3xl text-muted text-sm">
        Select a heading to sort by it. Values from fewer than 3 answers have no shade. Dropped and
        full-credit questions aren’t counted.
      </p>
    </div>
  )
}
