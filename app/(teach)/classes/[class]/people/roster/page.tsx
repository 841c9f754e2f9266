import type { Metadata } from 'next'
import { RosterForm } from '@/components/teaching/people/roster-form'
import { BackLink } from '@/components/ui/back-link'
import { requireClassPermission } from '@/server/access/class-access'
import { isApprovedToTeach } from '@/server/access/class-creation'
import { canEmailInvitations } from '@/server/classes/invitations'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { importRosterAction, previewRosterAction } from './actions'

export const metadata: Metadata = { title: 'Import roster' }

type Props = { params: Promise<{ class: string }> }

export default async function RosterPage({ params }: Props) {
  const { class: classId } = await params
  const { isArchived, canEmail, isApproved } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    const { archivedAt } = await requireClassPermission(viewer.id, classId, 'manage', { evenArchived: true })
    return {
      isArchived: archivedAt !== null,
      canEmail: await canEmailInvitations(viewer.id),
      isApproved: await isApprovedToTeach(viewer.id),
    }
  })
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-8">
      <header className="max-w-2xl">
        <BackLink href={`/classes/${classId}/people`} label="People" />
        <h1 className="mt-2">Import roster</h1>
        <p className="mt-3 text-muted">
          Paste or upload a CSV file with email addresses, names, groups, and roles, or a list of email
          addresses. Only email addresses are required. Importing a roster never removes anyone.{' '}
          {isApproved ? 'People without an account' : 'People who aren’t in the class yet'} get a personal
          invitation link{canEmail ? ' by email' : ''}. You can also find the links on the People page.
        </p>
      </header>
      {isArchived ? (
        <p>This class is archived, so you can’t change it.</p>
      ) : (
        <RosterForm classId={classId} preview={previewRosterAction} apply={importRosterAction} />
      )}
    </div>
  )
}
