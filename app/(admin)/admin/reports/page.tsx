import type { Metadata } from 'next'
import { RichLabel } from '@/components/items/rich-text'
import { ActionButton } from '@/components/ui/action-button'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { plainText } from '@/domain/items/rich-text'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { listItemReports } from '@/server/review/item-reports'
import { closeReportAction } from './actions'

export const metadata: Metadata = { title: 'Reported questions', robots: { index: false } }

export default async function ReportsPage() {
  await orNotFound(() => requireViewer('administrator'))
  const reports = await listItemReports()
  return (
    <div className="page-narrow">
      <BackLink href="/admin" label="Administration" />
      <h1 className="mt-2">Reported questions</h1>
      <p className="mt-3 text-muted">Problems reported by learners. Oldest first.</p>
      {reports.length === 0 ? (
        <p className="mt-6">No reports yet.</p>
      ) : (
        <ul className="mt-6 divide-y divide-line border-line border-y">
          {reports.map(({ id, itemId, stem, why, createdAt }) => (
            <li key={id} className="flex flex-wrap items-start justify-between gap-3 py-4">
              <span className="min-w-0 flex-1">
                <span className="font-medium">
                  <RichLabel text={stem} />
                </span>
                <span className="wrap-anywhere block whitespace-pre-line">{why}</span>
                <span className="block text-muted text-sm">
                  {itemId} · <LocalTime date={createdAt.toISOString()} />
                </span>
              </span>
              <ActionButton
                action={closeReportAction}
                label={`Resolve: ${plainText(stem)}`}
                sign="Resolve"
                hidden={{ id }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
