import type { Metadata } from 'next'
import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { plural } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { type Group, listGroups } from '@/server/classes/people-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { createGroupAction, removeGroupAction, renameGroupAction } from '../actions'

export const metadata: Metadata = { title: 'Groups' }

type Props = { params: Promise<{ class: string }> }

export default async function GroupsPage({ params }: Props) {
  const { class: classId } = await params
  const { archivedAt } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'teach', { evenArchived: true })
  })
  const groups = await listGroups(classId)
  return (
    <div className="page-narrow grid gap-8">
      <header>
        <BackLink href={`/classes/${classId}/people`} label="People" />
        <h1 className="mt-2">Groups</h1>
        <p className="mt-3 text-muted">
          Assignments can have overrides for a group. Add students to groups on the People page or with a
          roster.
        </p>
      </header>
      {groups.length === 0 && <p>No groups yet.</p>}
      {groups.map((group) => (
        <GroupCard key={group.id} group={group} classId={classId} isOpen={archivedAt === null} />
      ))}
      {archivedAt === null && (
        <section aria-labelledby="new" className="grid gap-4">
          <h2 id="new">New group</h2>
          <ActionForm
            action={createGroupAction}
            submit="Create group"
            hidden={{ class: classId }}
            fields={[{ name: 'name', label: 'Name', autoComplete: 'off' }]}
          />
        </section>
      )}
    </div>
  )
}

function GroupCard({ group, classId, isOpen }: { group: Group; classId: string; isOpen: boolean }) {
  const hidden = { class: classId, group: group.id }
  const count = plural(group.students, 'student')
  return (
    <section aria-labelledby={`group-${group.id}`} className="card grid gap-4">
      <h2 id={`group-${group.id}`}>
        {group.name} <span className="font-normal text-base text-muted">({count})</span>
      </h2>
      {isOpen && (
        <>
          <ActionForm
            action={renameGroupAction}
            submit="Rename"
            hidden={hidden}
            fields={[{ name: 'name', label: 'Name', autoComplete: 'off', defaultValue: group.name }]}
          />
          {group.hasLimits ? (
            <p className="text-muted text-sm">
              Assignments have overrides for this group. Remove them before you remove the group.
            </p>
          ) : (
            <ActionButton
              action={removeGroupAction}
              label={`Remove group ${group.name}`}
              sign="Remove group"
              hidden={hidden}
            />
          )}
        </>
      )}
    </section>
  )
}
