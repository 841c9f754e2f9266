import type { Metadata } from 'next'
import Link from 'next/link'
import { AtRiskList } from '@/components/teaching/overview/at-risk-list'
import { Misconceptions } from '@/components/teaching/overview/misconceptions'
import { OverviewFilters } from '@/components/teaching/overview/overview-filters'
import { TeachNext } from '@/components/teaching/overview/teach-next'
import { WentWell } from '@/components/teaching/overview/went-well'
import { Notice } from '@/components/ui/notice'
import { requireClassPermission } from '@/server/access/class-access'
import { getClassOverview } from '@/server/analysis/get-class-overview'
import { listMisconceptions } from '@/server/analysis/list-misconceptions'
import { OverviewSearchSchema, toAnswerFilter } from '@/server/analysis/overview-filter'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Overview' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Three questions on one screen: who needs help, what to teach next, and what went well. */
export default async function OverviewPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'viewGrades')
  })
  const search = OverviewSearchSchema.parse(await searchParams)
  const [overview, misconceptions] = await Promise.all([
    getClassOverview(currentClass, search, new Date()),
    listMisconceptions(currentClass, toAnswerFilter(search, currentClass.timeZone)),
  ])
  const { groups, assignments, hasStudents, titleOf } = overview
  const home = `/classes/${currentClass.id}`
  const lessons = `/courses/${currentClass.courseSlug}/lessons`
  return (
    <div className="page">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <h1>Overview</h1>
        <p className="no-print flex flex-wrap gap-3">
          <Link href={`${home}/overview/heat-map`} prefetch={false} className="button-small">
            Heat map
          </Link>
          <Link href={`${home}/overview/trends`} prefetch={false} className="button-small">
            Trends and comparison
          </Link>
          <Link href={`${home}/overview/report`} prefetch={false} className="button-small">
            Report to print
          </Link>
        </p>
      </header>
      {!hasStudents && (
        <Notice className="mt-4">
          No students yet. <Link href={`${home}/people`}>Add students</Link> with a link, a class code, or a
          roster.
        </Notice>
      )}
      <OverviewFilters search={search} groups={groups} assignments={assignments} />
      <div className="mt-6 grid items-start gap-5 lg:grid-cols-3">
        <AtRiskList {...overview} titleOf={titleOf} home={home} />
        <TeachNext
          concepts={overview.teachNext}
          lessons={lessons}
          bank={currentClass.role === 'observer' ? null : `${home}/items`}
        />
        <WentWell {...overview.wentWell} home={home} />
      </div>
      <p className="mt-4 max-w-3xl text-muted text-sm">
        From submitted attempts at this class’s assignments. Questions that were dropped, or for which
        everyone got full credit, aren’t counted. Who needs help always depends on all assignments and dates.
      </p>
      <Misconceptions found={misconceptions} lessons={lessons} />
    </div>
  )
}
