import type { Metadata } from 'next'
import { BackLink } from '@/components/ui/back-link'
import { DataTable } from '@/components/ui/data-table'
import { PrintButton } from '@/components/ui/print-button'
import { ROLE_LABELS } from '@/domain/classes/role-labels'
import { requireClassPermission } from '@/server/access/class-access'
import { InvitationSearchSchema, listInvitations, type PendingInvitation } from '@/server/classes/invitations'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Invitation sheet' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** All open invitations on one sheet, to print and hand out. */
export default async function InvitationSheetPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'manage')
  })
  const { name } = InvitationSearchSchema.parse(await searchParams)
  const invitations = await listInvitations(classId, name)
  return (
    <div className="page">
      <div className="no-print flex flex-wrap items-center justify-between gap-4">
        <BackLink href={`/classes/${classId}/people/invitations`} label="Invitations" />
        <PrintButton />
      </div>
      <h1 className="mt-2">
        {currentClass.name}
        {currentClass.term && <span className="font-normal text-muted"> · {currentClass.term}</span>}
      </h1>
      <p className="mt-2">
        Open your link, create an account or sign in, and select “Join class.” Each link works once and is
        only for the person named.
      </p>
      {invitations.length === 0 ? (
        <p className="mt-4 text-muted">No open invitations.</p>
      ) : (
        <DataTable
          caption="Invitations"
          columns={COLUMNS}
          rows={invitations}
          keyOf={({ id }) => id}
          size="small"
          className="mt-4"
        />
      )}
    </div>
  )
}

const COLUMNS = [
  {
    title: 'Name',
    isRowHeader: true,
    cell: ({ name, email, role, group }: PendingInvitation) => (
      <>
        <span className="font-medium">{name ?? email}</span>
        <span className="block text-muted">
          {[...(name ? [email] : []), ROLE_LABELS[role], ...(group ? [group] : [])].join(' · ')}
        </span>
      </>
    ),
  },
  {
    title: 'Link',
    className: 'wrap-anywhere',
    cell: ({ link }: PendingInvitation) => link,
  },
]
