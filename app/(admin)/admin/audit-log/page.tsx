import type { Metadata } from 'next'
import { AuditLogView } from '@/components/teaching/audit-log/audit-log-view'
import { BackLink } from '@/components/ui/back-link'
import { AuditSearchSchema, searchAudit } from '@/server/audit/audit-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Audit log', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AdminAuditLogPage({ searchParams }: Props) {
  await orNotFound(() => requireViewer('administrator'))
  const search = AuditSearchSchema.parse(await searchParams)
  return (
    <div className="page-narrow max-w-3xl">
      <BackLink href="/admin" label="Administration" />
      <h1 className="mt-2">Audit log</h1>
      <p className="mt-3 text-muted">All changes to grades, roles, rules, and answer keys in all classes.</p>
      <AuditLogView
        {...(await searchAudit(null, search))}
        scope="instance"
        path="/admin/audit-log"
        search={search}
      />
    </div>
  )
}
