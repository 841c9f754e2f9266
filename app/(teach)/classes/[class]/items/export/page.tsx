import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { LossReportView } from '@/components/teaching/export/loss-report'
import { BackLink } from '@/components/ui/back-link'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { EXPORT_FORMATS } from '@/domain/interchange/export-formats'
import { groupLosses } from '@/domain/interchange/group-losses'
import { plural, pluralForm } from '@/domain/text/format'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { ExportScopeSchema, listExportScopes, previewExport } from '@/server/interchange/export-questions'

export const metadata: Metadata = { title: 'Export questions' }

const FormatSchema = z.enum(EXPORT_FORMATS.map(({ id }) => id)).catch(EXPORT_FORMATS[0]?.id ?? '')

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Exports questions with their keys. Shows what the chosen format can't keep before the file is created. */
export default async function ExportQuestionsPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const query = await searchParams
  const scope = ExportScopeSchema.parse(query)
  const formatId = FormatSchema.parse(query.format)
  const preview = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return previewExport(viewer.id, classId, scope, formatId)
  })
  const scopes = await listExportScopes(preview.class)
  const { format, report, title, drafts } = preview
  const chosen = new URLSearchParams(scope)
  const home = `/classes/${classId}/items`
  const isAssignment = scope.from !== 'class' && scope.from !== 'course'
  const back = isAssignment
    ? { href: `/classes/${classId}/assignments/${scope.from}`, label: title }
    : preview.class.archivedAt
      ? { href: `/classes/${classId}`, label: 'Assignments' }
      : { href: home, label: 'Questions' }
  return (
    <div className="page-narrow max-w-3xl">
      <BackLink {...back} />
      <h1 className="mt-2">Export questions</h1>
      <p className="mt-3 text-muted">
        Download questions with their keys for another system. You see what the format can’t keep before you
        download the file.
      </p>
      <form method="get" className="mt-6 grid items-start gap-4 sm:grid-cols-2">
        <Select name="from" label="Questions" value={scope.from} options={scopes} />
        <Select
          name="format"
          label="Format"
          value={formatId}
          options={EXPORT_FORMATS.map(({ id, name }) => [id, name] as const)}
          help={format.about}
        />
        <Select
          name="retired"
          label="Retired questions"
          value={scope.retired}
          options={[
            ['', 'Left out'],
            ['yes', 'Included'],
          ]}
          help="Only of the class’s own questions."
        />
        <div>
          <button type="submit" className="button-quiet">
            Preview export
          </button>
        </div>
      </form>
      <section aria-labelledby="report" className="mt-10">
        <h2 id="report">
          {title}: {plural(report.length, 'question')} in {format.name}
        </h2>
        {drafts > 0 && (
          <p className="mt-2 text-muted">
            {plural(drafts, 'draft')} without a published version {pluralForm(drafts, 'is', 'are')} left out.
          </p>
        )}
        {report.length === 0 ? (
          <p className="mt-3 text-muted">No published questions here. Select other questions.</p>
        ) : (
          <>
            <LossReportView report={groupLosses(report)} format={format.name} />
            <Notice tone="warn" className="mt-6">
              The file contains the correct answers. Downloads are listed in the audit log.
            </Notice>
            <p className="mt-4 flex flex-wrap gap-3">
              <a href={`${home}/export/file?${chosen}&format=${formatId}`} className="button" download>
                Download {format.name}
              </a>
              <Link href={`${home}/export/print?${chosen}`} prefetch={false} className="button-quiet">
                Print
              </Link>
            </p>
          </>
        )}
      </section>
    </div>
  )
}
