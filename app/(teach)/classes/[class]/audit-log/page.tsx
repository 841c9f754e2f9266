import type { Metadata } from 'next'
import { AuditLogView } from '@/components/teaching/audit-log/audit-log-view'
import { BackLink } from '@/components/ui/back-link'
import { requireClassPermission } from '@/server/access/class-access'
import { AuditSearchSchema, searchAudit } from '@/server/audit/audit-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Audit log' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AuditLogPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'manage', { evenArchived: true })
  })
  const search = AuditSearchSchema.parse(await searchParams)
  return (
    <div className="page-narrow max-w-3xl">
      <BackLink href={`/classes/${currentClass.id}/settings`} label="Settings" />
      <h1 className="mt-2">Audit log</h1>
      <p className="mt-3 text-muted">
        All changes to grades, roles, rules, and answer keys in this class. Each entry shows who made the
        change, when, and from which IP address. No one can edit the log.
      </p>
      <AuditLogView
        scope="class"
        {...(await searchAudit(currentClass.id, search, currentClass.timeZone))}
        path={`/classes/${currentClass.id}/audit-log`}
        search={search}
      />
    </div>
  )
}
