import type { Metadata } from 'next'
import { HeatMap } from '@/components/teaching/analysis/heat-map'
import { AtRiskList } from '@/components/teaching/overview/at-risk-list'
import { TeachNext } from '@/components/teaching/overview/teach-next'
import { WentWell } from '@/components/teaching/overview/went-well'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { PrintButton } from '@/components/ui/print-button'
import { plural } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { getClassOverview } from '@/server/analysis/get-class-overview'
import { OverviewSearchSchema } from '@/server/analysis/overview-filter'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Printable report' }

type Props = { params: Promise<{ class: string }> }

/** More would not fit on the first sheet. */
const SHOWN_ON_PAPER = 12

/** The report of a class on two pages of paper: the three answers, then the heat map. */
export default async function ClassReportPage({ params }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'viewGrades')
  })
  const now = new Date()
  const overview = await getClassOverview(currentClass, OverviewSearchSchema.parse({}), now)
  const home = `/classes/${currentClass.id}`
  return (
    <div className="page two-page-report">
      <header>
        <div className="no-print flex flex-wrap items-center justify-between gap-4">
          <BackLink href={`${home}/overview`} label="Overview" />
          <PrintButton />
        </div>
        <h1 className="mt-2">{currentClass.name}</h1>
        <p className="mt-1 text-muted">
          {currentClass.term && `${currentClass.term} · `}
          {plural(overview.students.length, 'student')} · as of <LocalTime date={now.toISOString()} />
        </p>
      </header>
      <div className="report-columns mt-4 grid items-start gap-5 lg:grid-cols-3">
        <AtRiskList {...overview} titleOf={overview.titleOf} home={home} shown={SHOWN_ON_PAPER} />
        <TeachNext
          concepts={overview.teachNext}
          lessons={`/courses/${currentClass.courseSlug}/lessons`}
          bank={null}
        />
        <WentWell {...overview.wentWell} home={home} />
      </div>
      {overview.heat.concepts.length > 0 && (
        <section aria-labelledby="heat" className="report-page mt-8">
          <h2 id="heat">Scores by student and concept</h2>
          <HeatMap
            caption="Students by concepts: average score in percent"
            columns={overview.heat.concepts}
            students={overview.heat.students}
            home={home}
            zoom="fit"
            sort={{ by: 'name', order: 'up' }}
            hrefOf={null}
          />
        </section>
      )}
    </div>
  )
}
