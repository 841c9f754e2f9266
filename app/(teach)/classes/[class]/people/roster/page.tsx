import { BackLink } from '@/components/teaching/people/back-link'
import { RosterForm } from '@/components/teaching/people/roster-form'
import { getClassFor } from '@/server/access/class-access'
import { isApprovedToTeach } from '@/server/access/class-creation'
import { mayMailInvitations } from '@/server/classes/invitations'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { importRosterAction, previewRosterAction } from './actions'

type Props = { params: Promise<{ class: string }> }

export default async function RosterPage({ params }: Props) {
  const { class: classId } = await params
  const { isArchived, mayMail, isApproved } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    const { archivedAt } = await getClassFor(viewer.id, classId, 'own', { evenArchived: true })
    return {
      isArchived: archivedAt !== null,
      mayMail: await mayMailInvitations(viewer.id),
      isApproved: await isApprovedToTeach(viewer.id),
    }
  })
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-8">
      <header className="max-w-2xl">
        <BackLink href={`/classes/${classId}/people`} label="People" />
        <h1 className="mt-2">Add by a roster</h1>
        <p className="mt-3 text-muted">
          Paste or upload a CSV file with email addresses, names, groups, and roles, or a list of email
          addresses. Only the addresses are needed. Nobody is removed by a roster.{' '}
          {isApproved ? 'Whoever has no account yet is' : 'Whoever is not in the class yet is'} invited by a
          personal link, {mayMail ? 'which is mailed and' : 'which'} you find among the people afterwards.
        </p>
      </header>
      {isArchived ? (
        <p>This class is archived: it can be read, not changed.</p>
      ) : (
        <RosterForm classId={classId} preview={previewRosterAction} apply={importRosterAction} />
      )}
    </div>
  )
}
